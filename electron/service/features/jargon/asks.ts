const sentenceEnd = /[。！!;；\n]|[.](?=\s)/;
const asking = /[?？]|什么|怎么|怎样|如何|为什么|为何|多少|哪|吗|是不是|能不能|可不可以|啥|咋|谁|几时|\b(?:what|how|why|when|where|which|who|whose|can you|could you|does|do i|is it|are there|explain|meaning|mean by)\b/i;

/** Whether the sentence around a stretch of a text (UTF-16 units, half-open) asks something. */
export function asksAbout(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start).split(sentenceEnd).at(-1) ?? '';
  // The question mark itself ends the sentence, so it is looked for in what follows up to the next full stop.
  const after = text.slice(end, end + 200).split(sentenceEnd)[0] ?? '';
  return asking.test(`${before} ${after}`);
}
