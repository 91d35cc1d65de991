/** A chunk of a stream as bytes, whatever kind of stream it came from. */
export function bytesOf(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  if (ArrayBuffer.isView(chunk)) {
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  throw new TypeError(`a stream of bytes gave ${typeof chunk}`);
}
