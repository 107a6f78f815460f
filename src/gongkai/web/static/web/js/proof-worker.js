// Solves one puzzle: the counter for which SHA-256(salt, nonce, counter) begins with the wanted prefix. Plain JavaScript,
// because crypto.subtle is missing where the page came by http. 36 bytes are one block.
"use strict";
const K = new Uint32Array(64);
const START = new Uint32Array(8);
(() => {
  const part = (root) => ((root - Math.floor(root)) * 0x100000000) | 0;
  let found = 0;
  for (let number = 2; found < 64; number += 1) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) { isPrime = false; break; }
    if (!isPrime) continue;
    if (found < 8) START[found] = part(Math.sqrt(number));
    K[found] = part(Math.cbrt(number));
    found += 1;
  }
})();
const words = new Uint32Array(64);
const state = new Uint32Array(8);
const turn = (value, by) => (value >>> by) | (value << (32 - by));
const hash = () => {
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15], y = words[i - 2];
    words[i] = words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let a = START[0], b = START[1], c = START[2], d = START[3], e = START[4], f = START[5], g = START[6], h = START[7];
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  state[0] = START[0] + a; state[1] = START[1] + b; state[2] = START[2] + c; state[3] = START[3] + d;
  state[4] = START[4] + e; state[5] = START[5] + f; state[6] = START[6] + g; state[7] = START[7] + h;
};
const hex = () => [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
onmessage = (event) => {
  const { parameters } = event.data;
  const before = `${parameters.salt}${parameters.nonce}`;
  const wanted = parseInt(parameters.keyPrefix.slice(0, 8), 16);
  if (parameters.algorithm !== "SHA-256" || parameters.cost !== 1 || before.length !== 64 || parameters.keyPrefix.length < 8) {
    postMessage("");
    return;
  }
  const fixed = Uint32Array.from({ length: 8 }, (_, i) => parseInt(before.slice(8 * i, 8 * i + 8), 16));
  for (let counter = 0; counter < 10000000; counter += 1) {
    words.set(fixed);
    words[8] = counter;
    words[9] = 0x80000000;
    for (let i = 10; i < 15; i += 1) words[i] = 0;
    words[15] = 288;
    hash();
    if (state[0] === wanted && hex().startsWith(parameters.keyPrefix)) {
      const solution = { counter, derivedKey: hex() };
      postMessage(btoa(JSON.stringify({ challenge: event.data, solution })));
      return;
    }
  }
  postMessage("");
};
