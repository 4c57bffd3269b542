import { useLayoutEffect, useRef, useState } from 'react';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { QuickInputOptions } from '#renderer/platform/services.ts';
import styles from './quick-input.module.css';

interface InputBoxProps {
  readonly options: QuickInputOptions;
  readonly onDone: (text: string | undefined) => void;
}

/** One line of text asked for at the top of the window. */
export function InputBox({ options, onDone }: InputBoxProps) {
  const t = useT();
  const [text, setText] = useState(options.value ?? '');
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const scrim = useRef<HTMLDivElement>(null);
  const reason = options.validate?.(text);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <div
      ref={scrim}
      className={styles.scrim}
      data-transient=""
      onPointerDown={(event) => {
        if (event.target === scrim.current) onDone(undefined);
      }}
    >
      <div className={styles.box} role="dialog" aria-modal="true" aria-label={options.title ?? options.placeholder}>
        {options.title !== undefined && <div className={styles.title}>{options.title}</div>}
        <input
          ref={input}
          className={styles.input}
          type={options.password === true ? 'password' : 'text'}
          aria-label={options.title ?? options.placeholder}
          aria-invalid={tried && reason !== undefined}
          placeholder={options.placeholder}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              setTried(true);
              if (reason === undefined) onDone(text);
            } else if (event.key === 'Escape') onDone(undefined);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <div className={reason !== undefined && (tried || text !== '') ? styles.reason : styles.empty} role="status">
          {reason !== undefined && (tried || text !== '') ? reason : t('workbench.input.hint')}
        </div>
      </div>
    </div>
  );
}
