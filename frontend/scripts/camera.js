// The camera as a reader of badges: by the browser's own reader of codes where there is one, else by ours.
const LOOK_EVERY = 150; // milliseconds
const GONE = 1500; // a badge held there counts once; out of sight for so long, it is shown anew

// Why a camera does not start, by the browser's name for it; the page has words for each.
const OBSTACLES = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "missing", OverconstrainedError: "missing", NotReadableError: "busy" };

async function ownReader(video) {
  if (!("BarcodeDetector" in window) || !(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return undefined;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async () => (await detector.detect(video))[0]?.rawValue;
}

async function ourReader(video, address) {
  const { readCode } = await import(address);
  return async () => readCode(video);
}

// Some phones name a reader and then lack the part of the system that it needs: ours takes over.
async function readerOf(video, address) {
  let read = (await ownReader(video).catch(() => undefined)) ?? (await ourReader(video, address));
  return async () => {
    try {
      return await read();
    } catch {
      read = await ourReader(video, address);
      return undefined;
    }
  };
}

// `desk` holds the two buttons, the picture and the line that says what is wrong; `take` gets each code.
export function offerCamera(desk, take) {
  const [start, stop, video, said] = ["[data-camera]", "[data-camera-stop]", "video", "[data-camera-said]"].map((part) => desk.querySelector(part));
  const seen = new Map();
  let stream, reader;

  // Fetched when the page opens, so that a camera can be started without a line.
  function prepare() {
    reader ??= readerOf(video, desk.dataset.decoder).catch((fault) => {
      reader = undefined;
      throw fault;
    });
    return reader;
  }

  function show(isOn) {
    start.hidden = isOn;
    stop.hidden = video.hidden = !isOn;
  }

  function end() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = video.srcObject = null;
    show(false);
  }

  function notice(code) {
    const before = seen.get(code) ?? -Infinity;
    seen.set(code, performance.now());
    if (performance.now() - before < GONE) return;
    navigator.vibrate?.(60);
    take(code);
  }

  async function begin() {
    said.textContent = "";
    start.disabled = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      stream.getVideoTracks()[0].addEventListener("ended", end); // the system took it away
      video.srcObject = stream;
      show(true);
      await video.play();
      const read = await prepare();
      const look = async () => {
        if (!stream) return;
        const code = await read().catch(() => undefined);
        if (code) notice(code);
        setTimeout(look, LOOK_EVERY);
      };
      look();
    } catch (fault) {
      end();
      said.textContent = said.dataset[OBSTACLES[fault.name] ?? "other"];
    } finally {
      start.disabled = false;
    }
  }

  // Browsers give a camera to pages with a secure address only.
  if (!window.isSecureContext) said.textContent = said.dataset.insecure;
  else if (!navigator.mediaDevices?.getUserMedia) said.textContent = said.dataset.missing;
  else {
    show(false);
    prepare().catch(() => {}); // tried again when the camera starts
  }
  start.addEventListener("click", begin);
  stop.addEventListener("click", end);
}
