import type { KeyboardEvent, ReactNode } from 'react';
import frame from './frame.module.css';
import { TextInput } from './text-input.tsx';

export interface SearchFieldProps {
  /** What is searched; shown while nothing is typed. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly icon?: 'search' | 'filter';
  /** How many were found. */
  readonly found?: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** The field that an editor's toolbar begins with: it takes the free width, and the keyboard when the editor opens. */
export function SearchField({ label, value, onChange, icon = 'search', found, onKeyDown }: SearchFieldProps) {
  return (
    <TextInput
      className={frame.grow ?? ''}
      icon={icon}
      label={label}
      placeholder={label}
      value={value}
      onChange={onChange}
      onKeyDown={onKeyDown}
      trailing={found !== undefined && <span className={frame.found}>{found}</span>}
      data-autofocus=""
    />
  );
}
