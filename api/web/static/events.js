// Read server-sent events from a fetch response; EventSource cannot send a question with POST.

export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value;
    const frames = waiting.split("\n\n");
    waiting = frames.pop();
    for (const frame of frames) yield parsed(frame);
  }
}

function parsed(frame) {
  const event = { kind: "message", data: "" };
  for (const line of frame.split("\n")) {
    if (line.startsWith("event: ")) event.kind = line.slice("event: ".length);
    if (line.startsWith("data: ")) event.data += line.slice("data: ".length);
  }
  return { kind: event.kind, data: JSON.parse(event.data) };
}
