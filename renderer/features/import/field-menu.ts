import type { ColumnMapping, ImportField } from '#shared/contracts/import.ts';
import type { MenuItem } from '#renderer/base/menu.tsx';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { quickInput } from '#renderer/workbench/quick-input/quick-input-store.ts';

/** The fields in the order of the menu; a line stands between the groups. */
const groups: readonly (readonly ImportField[])[] = [
  ['text', 'id', 'time', 'conversation', 'participant', 'role'],
  ['channel', 'brand', 'rating'],
  ['likes', 'shares', 'comments', 'views', 'followers'],
];

/** What a column can become, the present choice marked. */
export function fieldMenu(present: ColumnMapping, t: Translate, choose: (mapping: ColumnMapping) => void): readonly MenuItem[] {
  const { column } = present;
  const fields = groups.flatMap((group, place) =>
    group.map((field, index): MenuItem => ({
      id: field,
      label: t(`import.field.${field}`),
      checked: present.field === field,
      separated: place > 0 && index === 0,
      run: () => choose({ column, field, attribute: null }),
    })),
  );
  return [
    ...fields,
    {
      id: 'attribute',
      label: t('import.field.attributeNamed', { name: present.attribute ?? column }),
      checked: present.field === 'attribute',
      separated: true,
      run: () => choose({ column, field: 'attribute', attribute: present.attribute ?? column }),
    },
    { id: 'rename', label: t('import.field.attributeOther'), run: () => void renameAttribute(present, t, choose) },
    { id: 'skip', label: t('import.field.skip'), checked: present.field === 'skip', separated: true, run: () => choose({ column, field: 'skip', attribute: null }) },
  ];
}

async function renameAttribute({ column, attribute }: ColumnMapping, t: Translate, choose: (mapping: ColumnMapping) => void): Promise<void> {
  const name = await quickInput.input({
    title: t('import.field.attributeName', { column }),
    value: attribute ?? column,
    validate: (text) => (text.trim() === '' ? t('import.field.attributeEmpty') : undefined),
  });
  if (name !== undefined && name.trim() !== '') choose({ column, field: 'attribute', attribute: name.trim() });
}
