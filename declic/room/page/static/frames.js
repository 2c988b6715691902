// What goes over a kernel's websocket: binary frames, one offset table, then the parts.
// The protocol is v1.kernel.websocket.jupyter.org, described in the documentation of Jupyter Server.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function pack(message, buffers = []) {
  const parts = [
    encoder.encode("shell"),
    ...["header", "parent_header", "metadata", "content"].map((name) =>
      encoder.encode(JSON.stringify(message[name] ?? {})),
    ),
    ...buffers.map((buffer) =>
      buffer instanceof ArrayBuffer
        ? new Uint8Array(buffer)
        : new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength),
    ),
  ];
  let offset = 8 * (parts.length + 2);
  const frame = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, offset));
  const table = new DataView(frame.buffer);
  table.setUint32(0, parts.length + 1, true);
  parts.forEach((part, index) => {
    table.setUint32(8 * (index + 1), offset, true);
    frame.set(part, offset);
    offset += part.byteLength;
  });
  table.setUint32(8 * (parts.length + 1), offset, true);
  return frame.buffer;
}

export function unpack(frame) {
  const table = new DataView(frame);
  const count = table.getUint32(0, true);
  const offsets = Array.from({ length: count }, (_, i) => table.getUint32(8 * (i + 1), true));
  const json = (i) =>
    JSON.parse(decoder.decode(new Uint8Array(frame, offsets[i], offsets[i + 1] - offsets[i])));
  const buffers = [];
  for (let i = 5; i < count - 1; i++) {
    buffers.push(new DataView(frame, offsets[i], offsets[i + 1] - offsets[i]));
  }
  return { header: json(1), content: json(4), buffers };
}
