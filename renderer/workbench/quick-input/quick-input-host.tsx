import { useStore } from 'zustand';
import { InputBox } from './input-box.tsx';
import { QuickOpen } from './quick-open.tsx';
import { QuickPick } from './quick-pick.tsx';
import { hideQuickInput, quickInputStore } from './quick-input-store.ts';

/** Where the palette, quick open and pick lists appear. */
export function QuickInputHost() {
  const request = useStore(quickInputStore, (state) => state.request);
  if (request === undefined) return null;
  if (request.kind === 'open') return <QuickOpen key={request.id} prefix={request.prefix} onClose={hideQuickInput} />;
  if (request.kind === 'input') {
    return (
      <InputBox
        key={request.id}
        options={request.options}
        onDone={(text) => {
          hideQuickInput();
          request.resolve(text);
        }}
      />
    );
  }
  return (
    <QuickPick
      key={request.id}
      items={request.items}
      options={request.options}
      many={request.many}
      onDone={(picked) => {
        hideQuickInput();
        request.resolve(picked);
      }}
    />
  );
}
