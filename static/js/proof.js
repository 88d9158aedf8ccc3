// Lets this machine work for a moment before a form is sent, from the first touch of the form on, and says so.
// The browser does the work beside the page, which stays as quick as ever. The server checks it: submissions/proof.py.
const AT_ONCE = 4;

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function tried({ nonce, salt, cost, keyLength }, counter) {
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  new DataView(password.buffer).setUint32(password.length - 4, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  return { counter, derivedKey: hex(await crypto.subtle.deriveBits(how, key, keyLength * 8)) };
}

async function solved(challenge) {
  for (let start = 0; ; start += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_, index) => start + index);
    const tries = await Promise.all(counters.map((counter) => tried(challenge.parameters, counter)));
    const solution = tries.find(({ derivedKey }) => derivedKey.startsWith(challenge.parameters.keyPrefix));
    if (solution) return btoa(JSON.stringify({ challenge, solution }));
  }
}

async function work(field, status) {
  status.textContent = status.dataset.working;
  try {
    field.value = await solved(JSON.parse(field.dataset.proof));
    status.textContent = status.dataset.done;
  } catch {
    status.textContent = status.dataset.failed;
  }
}

for (const field of document.querySelectorAll("input[data-proof]")) {
  const { form } = field;
  let working, isOver, isHeld;
  const start = () => (working ??= work(field, form.querySelector("[data-proof-status]")).then(() => (isOver = true)));
  for (const touch of ["focusin", "input"]) form.addEventListener(touch, start, { once: true });
  form.addEventListener("submit", async (event) => {
    if (isOver) return;
    event.preventDefault();
    if (isHeld) return;
    isHeld = true;
    await start();
    form.requestSubmit(event.submitter);
  });
}
