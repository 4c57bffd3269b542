/** A pair of parallel integer columns that grow by doubling: a term's number and one posting of it. */
export class PostingColumns {
  terms: Int32Array;
  values: Int32Array;
  length = 0;

  constructor(capacity: number) {
    this.terms = new Int32Array(capacity);
    this.values = new Int32Array(capacity);
  }

  /** Makes room for at least this many more postings, so that the hot loop may write without checking. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.terms.length) return;
    const capacity = Math.max(needed, this.terms.length * 2);
    const terms = new Int32Array(capacity);
    terms.set(this.terms);
    this.terms = terms;
    const values = new Int32Array(capacity);
    values.set(this.values);
    this.values = values;
  }
}
