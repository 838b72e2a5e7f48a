/** Python's memory as it is kept: without its empty blocks, with a checksum, and written to where it belongs. */

/** Bytes of a block; what is kept or left out is a run of whole blocks. */
const BLOCK = 4096;
const MAGIC = 0x50594d32;

/** What stands at the beginning, in words of four bytes: before the runs, and these before what Pyodide says. */
const enum Word {
  magic,
  checksum,
  /** Bytes of what Pyodide says of the memory. */
  about,
  /** Bytes of the memory itself. */
  memory,
  runs,
  size,
}

/** A stretch of memory that is not empty, in blocks. */
type Run = { start: number; length: number };

/** A memory as it is kept: where its contents belong, which is little, and these. */
export type Packed = { head: ArrayBuffer; contents: Blob };

/** A memory whose contents are still being read. */
export type KeptMemory = { about: Uint8Array<ArrayBuffer>; size: number; runs: readonly Run[]; contents: Promise<Uint8Array> };

/** Returns a snapshot, as Pyodide makes it, in the form in which it is kept. */
export function packed(snapshot: Uint8Array): Packed {
  const about = snapshot.subarray(0, aboutLength(snapshot));
  const memory = snapshot.subarray(about.length);
  const runs = runsOf(memory);
  const contents = runs.map(({ start, length }) => memory.subarray(start * BLOCK, (start + length) * BLOCK));
  const table = runs.flatMap(({ start, length }) => [start, length]);
  const words = new Uint32Array(Word.size + table.length + about.length / 4);
  words.set([MAGIC, contents.reduce(checksum, 0), about.length, memory.length, runs.length, ...table]);
  new Uint8Array(words.buffer).set(about, (Word.size + table.length) * 4);
  return { head: words.buffer, contents: new Blob(contents as BlobPart[]) };
}

/** Returns what was kept, whose contents fail if they are not as they were; undefined where it is no memory. */
export function unpacked({ head, contents }: Packed): KeptMemory | undefined {
  if (!(head instanceof ArrayBuffer) || !(contents instanceof Blob)) return undefined;
  const words = new Uint32Array(head);
  const count = words[Word.runs] ?? 0;
  const aboutAt = (Word.size + 2 * count) * 4;
  const about = words[Word.about] ?? 0;
  if (words[Word.magic] !== MAGIC || head.byteLength !== aboutAt + about) return undefined;
  const runs = Array.from({ length: count }, (_, at) => ({ start: words[Word.size + 2 * at]!, length: words[Word.size + 2 * at + 1]! }));
  const blocks = runs.reduce((sum, { length }) => sum + length, 0);
  if (contents.size !== blocks * BLOCK) return undefined;
  return { about: new Uint8Array(head, aboutAt), size: words[Word.memory]!, runs, contents: checked(contents, words[Word.checksum]!) };
}

async function checked(contents: Blob, wanted: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(await contents.arrayBuffer());
  if (checksum(0, bytes) !== wanted) throw new Error("the memory that was kept is not as it was");
  return bytes;
}

/**
 * What Pyodide takes for a snapshot: it has a snapshot's length and begins like one; when Pyodide asks for the memory,
 * that is written to its place, with nothing in between.
 */
export class SnapshotInPlace extends Uint8Array {
  /**
   * @param contents returns what was kept, which has been read by then
   * @param place returns Python's memory, and where what has been written to since it was made ends
   */
  constructor(
    private readonly kept: KeptMemory,
    private readonly contents: () => Uint8Array,
    private readonly place: () => { memory: Uint8Array; touched: number },
  ) {
    super(kept.about.buffer, kept.about.byteOffset, kept.about.length);
    Object.defineProperty(this, "length", { value: kept.about.length + kept.size });
  }

  override subarray(begin = 0, end?: number): Uint8Array<ArrayBuffer> {
    const { kept } = this;
    if (begin !== kept.about.length) return kept.about.subarray(begin, end);
    this.write();
    return new Uint8Array();
  }

  private write(): void {
    const { runs } = this.kept;
    const contents = this.contents();
    const { memory, touched } = this.place();
    let [read, written] = [0, 0];
    for (const { start, length } of runs) {
      memory.fill(0, written, Math.max(written, Math.min(start * BLOCK, touched)));
      memory.set(contents.subarray(read, (read += length * BLOCK)), start * BLOCK);
      written = (start + length) * BLOCK;
    }
    memory.fill(0, written, Math.max(written, touched));
  }
}

/** Pyodide says of a snapshot, in its second word, where the memory begins. */
function aboutLength(snapshot: Uint8Array): number {
  return new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
}

function runsOf(memory: Uint8Array): Run[] {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  const runs: Run[] = [];
  for (let block = 0; block < memory.length / BLOCK; block++) {
    if (words.subarray((block * BLOCK) / 8, ((block + 1) * BLOCK) / 8).every((word) => word === 0n)) continue;
    const last = runs[runs.length - 1];
    if (last && last.start + last.length === block) last.length++;
    else runs.push({ start: block, length: 1 });
  }
  return runs;
}

/** A sum that tells whether bytes are as they were; their number is one that four divides. */
function checksum(sum: number, bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words[at]!, 0x01000193) ^ (sum >>> 15);
  return sum >>> 0;
}
