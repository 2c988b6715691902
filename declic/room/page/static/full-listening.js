// Voilà's full page talks to its kernel by itself: this one only hears, beside it, what the room says.

import { unpack } from "./frames.js";

const { base, kernel } = JSON.parse(document.getElementById("declic-full").textContent);
const HEARD_IN = "v1.kernel.websocket.jupyter.org";
const LONGEST_MS = 60000;
let patience = 1000;

function listen() {
  const address = new URL(`${base}api/kernels/${kernel}/channels`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.searchParams.set("session_id", `${Date.now()}`);
  const socket = new WebSocket(address, [HEARD_IN]);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => {
    patience = 1000;
    document.dispatchEvent(new CustomEvent("declic:connection", { detail: "open" }));
  });
  socket.addEventListener("message", ({ data }) => {
    const { header, content } = unpack(data);
    if (header.msg_type !== "declic_live") return;
    document.dispatchEvent(new CustomEvent("declic:live", { detail: content }));
  });
  socket.addEventListener("close", () => {
    setTimeout(listen, patience);
    patience = Math.min(2 * patience, LONGEST_MS);
  });
}

document.body.prepend(document.getElementById("live-bar"));
listen();
