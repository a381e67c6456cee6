// Asks the browser for a passkey or security key and sends the form with its answer. A form says by
// data-passkey what it is for: "register" a new key, "confirm" with one of the person's, or "enter" with
// any. What the key must answer stands beside the form, or is fetched from its address when entering:
// the question holds for a few minutes only, and the sign-in page may have stood open for longer.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

const CEREMONIES = { register, confirm: authenticate, enter };

function given() {
  return JSON.parse(document.getElementById("passkey-options").textContent);
}

function register(form) {
  const options = given().creation_options.publicKey;
  if (form.elements.passwordless?.checked) {
    options.authenticatorSelection = {
      ...options.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
    };
  }
  return startRegistration({ optionsJSON: options });
}

function authenticate() {
  return startAuthentication({ optionsJSON: given().request_options.publicKey });
}

async function enter(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`no question for the key: ${answer.status}`);
  return startAuthentication({ optionsJSON: (await answer.json()).request_options.publicKey });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!browserSupportsWebAuthn()) continue;
  form.querySelector("[data-passkey-lacking]")?.setAttribute("hidden", "");
  const start = form.querySelector("[data-passkey-start]");
  const fault = form.querySelector("[data-passkey-fault]");
  start.hidden = false;
  start.addEventListener("click", async () => {
    fault.hidden = true;
    start.disabled = true;
    try {
      form.elements.credential.value = JSON.stringify(await CEREMONIES[form.dataset.passkey](form));
      form.submit();
    } catch {
      fault.hidden = false;
      start.disabled = false;
    }
  });
}
