import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { body, docxOf, paragraph, run } from '../service/docx-parts.ts';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, patience, runCommand, watchComplaints } from './pages/workbench.ts';

async function importDocument(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Documents: Import a document');
  await page.getByRole('dialog', { name: 'Import a document' }).getByRole('option', { name }).dblclick();
}

test('a Word file with tracked changes says what was kept; a suggestion waits to be taken; files that cannot be read say why', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const clause = body(
    paragraph(`${run('投保人应当于')}<w:del w:id="1"><w:r><w:delText>30</w:delText></w:r></w:del><w:ins w:id="2">${run('10')}</w:ins>${run('日内通知本公司。')}`) +
      paragraph('本公司应当对上述材料进行审核。') +
      `<w:tbl><w:tr>${cell('申购费')}${cell('1.5%')}</w:tr></w:tbl>`,
  );
  writeFileSync(join(workbench.folder, 'clause.docx'), await docxOf(clause));
  writeFileSync(join(workbench.folder, 'scan.docx'), await docxOf(body(paragraph('<w:r><w:drawing><a:blip/></w:drawing></w:r>'))));
  writeFileSync(join(workbench.folder, 'torn.docx'), (await docxOf(clause)).subarray(0, 400));

  await importDocument(page, 'clause.docx');
  const editor = page.getByRole('tabpanel', { name: 'clause.docx' });
  await expect(editor.getByRole('heading', { name: 'Rewrite' })).toBeVisible({ timeout: patience });
  await expect(page.getByText(/Compare these places with the file/)).toBeVisible();
  await expect(page.getByRole('paragraph').filter({ hasText: /insertions are taken as accepted, deletions left out.*Each row of a table/ })).toBeVisible();
  await expect(editor.getByText(/应当于10日内/).first()).toBeVisible();
  await expect(editor.getByText('30')).toHaveCount(0);
  await expect(editor.getByText(/申购费/).first()).toBeVisible();

  const inspector = page.getByRole('complementary').last();
  await expect(inspector.getByRole('listitem').filter({ hasText: /insertions are taken as accepted/ })).toBeVisible();
  await expect(inspector.getByRole('listitem').filter({ hasText: /Each row of a table/ })).toBeVisible();

  // A suggestion is in the rewrite only once somebody takes it.
  await expect(editor.getByText('本公司应当对上述材料进行审核。')).toHaveCount(2);
  await inspector.getByRole('button', { name: '对上述材料进行审核 → 审核上述材料' }).click();
  await runCommand(page, 'Plain language: Accept');
  await expect(editor.getByRole('button', { name: /审核上述材料.*accepted/ }).first()).toBeVisible();

  await importDocument(page, 'scan.docx');
  await expect(page.getByText(/scan\.docx holds pictures but no text; it may be a scan\. Nothing was imported/)).toBeVisible();
  await importDocument(page, 'torn.docx');
  await expect(page.getByText(/torn\.docx is damaged or no Word document\. Nothing was imported/)).toBeVisible();
  expect(complaints).toEqual([]);
});
