/** How long anybody waits for a server that was reached and sends nothing. */

const PATIENCE = 60_000;

/** Returns what comes, or fails if it does not come in time. */
export async function inTime<T>(coming: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came for ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
