/**
 * The path of a trend in a box of the given size: values from left to right, the largest at the top, 0 at the bottom.
 * A single value or none gives no line.
 */
export function sparklinePath(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return '';
  const most = Math.max(...values);
  const margin = 1.5;
  return values
    .map((value, index) => {
      const x = margin + (index * (width - 2 * margin)) / (values.length - 1);
      const y = most === 0 ? height - margin : height - margin - (value / most) * (height - 2 * margin);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join(' ');
}
