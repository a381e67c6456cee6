// Reads QR codes where the browser can't by itself. Loaded only there: it is large.
import jsQR from "jsqr";

const LARGEST = 640; // pixels: a code held to a camera needs no more

export function readCode(video) {
  const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, canvas.width, canvas.height)?.data;
}
