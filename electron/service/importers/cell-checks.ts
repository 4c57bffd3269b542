/** What makes text unfit to be stored as it came, or null: a NUL character or a lone surrogate. */
export function textProblem(text: string): 'nul-character' | 'lone-surrogate' | null {
  if (text.includes('\0')) return 'nul-character';
  return text.isWellFormed() ? null : 'lone-surrogate';
}
