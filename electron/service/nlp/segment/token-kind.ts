/** What a token is. `han` are Chinese words, also with letters in them (T恤, 4S店); `letters` are words of other scripts; `mark` is punctuation and symbols. */
export const tokenKinds = ['han', 'letters', 'number', 'link', 'emoji', 'mark'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Places in `tokenKinds`, as the typed arrays hold them. */
export const kind = { han: 0, letters: 1, number: 2, link: 3, emoji: 4, mark: 5 } as const;
