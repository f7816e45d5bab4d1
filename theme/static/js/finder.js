// The search itself: reads an index of `board.render.search_index` piece by piece, and knows nothing of the page.
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

// As `board/render/search_terms.py` has it.
const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff";
const WORD = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+(?:\\+\\+|#)?`, "gu");
const ONE_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const FOLDED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ة: "ه", ى: "ي", ـ: "" };
const LONGEST = 24;

// How much a word is worth, by how it is met; in what a record is called it counts for more than elsewhere.
const MET = { exactly: 3, begun: 1.5, nearly: 1 };
const STRONG = 5;

export function termsOf(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[ßæœøłđıةىـ]/g, (letter) => FOLDED[letter]);
  const found = new Set();
  for (const [word] of plain.replace(/\p{M}/gu, "").matchAll(WORD)) {
    if (ONE_UNSPACED.test(word)) {
      for (let start = 0; start < Math.max(1, word.length - 1); start++) found.add(word.slice(start, start + 2));
    } else {
      const bare = word.startsWith("ال") && word.length > 4 ? word.slice(2) : word;
      found.add([...bare].slice(0, LONGEST).join(""));
    }
  }
  return [...found];
}

// Ascending numbers, written as the gaps between them.
function numbersIn(postings) {
  const numbers = [];
  let number = -1;
  for (let at = 0; at < postings.length; ) {
    let gap = 0;
    let shift = 0;
    let value;
    do {
      value = VALUES[postings.charCodeAt(at++)];
      gap += (value & 31) << shift;
      shift += 5;
    } while (value & 32);
    number += gap + 1;
    numbers.push(number);
  }
  return numbers;
}

function placesIn({ width, at }, count) {
  return Array.from({ length: count }, (_, number) => {
    let place = 0;
    for (let digit = 0; digit < width; digit++) place = place * 64 + VALUES[at.charCodeAt(number * width + digit)];
    return place;
  });
}

// Whether two words differ by at most so many letters put in, left out, changed or swapped.
function isNear(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + !isSame);
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) next[column] = Math.min(next[column], before[column - 2] + 1);
    }
    if (Math.min(...next) > most) return false;
    [before, last] = [last, next];
  }
  return last[other.length] <= most;
}

// Whether two words have their beginning in common and differ in their ends alone, as `translate` and `translation`.
function isRelated(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same >= 5 && Math.max(one.length, other.length) - same <= 3;
}

async function fetched(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

// What one file of an index says, once it is sure to be of this index: a board may be published anew at any time.
async function piece(url, version) {
  let [found, ...content] = await fetched(`${url}?${version}`);
  if (found !== version) [found, ...content] = await fetched(`${url}?${version}`, { cache: "reload" });
  if (found !== version) throw new Error("outdated");
  return content;
}

// Lets the page draw, and whoever types see a letter, before what follows.
const pause = () => new Promise((resume) => setTimeout(resume));

export async function openFinder(url) {
  // Its name never changes, so ask whether it did.
  const index = await fetched(url, { cache: "no-cache" });
  // Ten thousand records are read a facet and an order at a time: all at once, a slow phone would stand still.
  const facets = [];
  for (const facet of index.facets) {
    await pause();
    facets.push({ ...facet, values: facet.values.map((value) => ({ ...value, numbers: numbersIn(value.in) })) });
  }
  const orders = new Map();
  for (const order of index.orders) {
    await pause();
    orders.set(order.id, placesIn(order, index.count));
  }
  await pause();
  return new Finder(url, index, facets, orders);
}

class Finder {
  constructor(url, index, facets, orders) {
    this.base = new URL(url, location.href);
    this.index = index;
    this.count = index.count;
    this.facets = facets;
    this.orders = orders;
    this.pieces = new Map();
    const places = this.orders.get("closes");
    const isOver = index.ends.map((end) => Date.parse(end) < Date.now());
    this.isGone = Uint8Array.from({ length: index.count }, (_, number) => index.ends.length && isOver[places[number]]);
  }

  piece(path, version) {
    const key = `${path}?${version}`;
    if (!this.pieces.has(key)) {
      const content = piece(new URL(path, this.base), version);
      content.catch(() => this.pieces.delete(key));
      this.pieces.set(key, content);
    }
    return this.pieces.get(key);
  }

  shardOf(term) {
    const [first, second] = Array.from(term, (letter) => letter.codePointAt(0));
    if (second === undefined || ONE_UNSPACED.test(term)) return first % this.index.shards;
    return (first * 31 + second) % this.index.shards;
  }

  // The records that hold a word, with what that is worth; null where nearly all do. `instead` is set for a guess.
  async holding(word) {
    const flat = await this.piece(`words/${this.shardOf(word)}.json`, this.index.version);
    const singular = word.length > 4 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
    let met = [];
    for (let at = 0; at < flat.length; at += 3) {
      if (flat[at] === word || flat[at] === singular) met.push([at, MET.exactly]);
      else if (word.length > 1 && flat[at].startsWith(word)) met.push([at, MET.begun]);
    }
    let instead = [];
    if (!met.length && word.length > 3) {
      const most = word.length < 8 ? 1 : 2;
      for (let at = 0; at < flat.length; at += 3) {
        if (isNear(word, flat[at], most) || isRelated(word, flat[at])) met.push([at, MET.nearly]);
      }
      instead = met.map(([at]) => flat[at]);
    }
    const scores = new Map();
    let isEverywhere = false;
    for (const [at, worth] of met) {
      const strong = numbersIn(flat[at + 1]);
      const isCommon = flat[at + 2] === "*";
      const weak = isCommon ? [] : numbersIn(flat[at + 2]);
      isEverywhere ||= isCommon;
      const rarity = worth * Math.log(1 + this.count / (strong.length + weak.length));
      for (const number of strong) scores.set(number, Math.max(scores.get(number) ?? 0, rarity * STRONG));
      for (const number of weak) scores.set(number, Math.max(scores.get(number) ?? 0, rarity));
    }
    return { scores, isEverywhere, instead };
  }

  // What a query finds: the numbers in order, and how many there would be for each value of each facet.
  async find({ text, picked, order }) {
    const words = await Promise.all(termsOf(text).map((word) => this.holding(word)));
    const misses = Uint8Array.from(this.isGone);
    const score = new Float64Array(this.count);
    for (const { scores, isEverywhere } of words) {
      for (let number = 0; number < this.count; number++) {
        if (scores.has(number)) score[number] += scores.get(number);
        else if (!isEverywhere) misses[number] = 9;
      }
    }
    for (let number = 0; number < this.count; number++) if (this.isGone[number]) misses[number] = 9;
    const fits = this.facets.map((facet) => {
      const ids = picked.get(facet.id);
      if (!ids?.size) return null;
      const fitting = new Uint8Array(this.count);
      for (const value of facet.values) if (ids.has(value.id)) for (const number of value.numbers) fitting[number] = 1;
      for (let number = 0; number < this.count; number++) misses[number] += !fitting[number];
      return fitting;
    });
    // A value of a facet counts what all the other facets leave, so that one more of it can be picked.
    const counts = this.facets.map((facet, at) =>
      facet.values.map((value) =>
        value.numbers.reduce((sum, number) => sum + (misses[number] === (fits[at] && !fits[at][number] ? 1 : 0)), 0),
      ),
    );
    const numbers = [];
    for (let number = 0; number < this.count; number++) if (!misses[number]) numbers.push(number);
    if (this.index.last_first) numbers.reverse();
    const places = this.orders.get(order);
    if (places) numbers.sort((one, other) => places[one] - places[other]);
    else if (!order && words.length) numbers.sort((one, other) => score[other] - score[one]);
    return { numbers, counts, instead: words.flatMap((word) => word.instead) };
  }

  // The rows of some records, each as an object with the index's fields.
  async rows(numbers) {
    const { each, versions } = this.index.rows;
    return Promise.all(
      numbers.map(async (number) => {
        const at = Math.floor(number / each);
        const rows = await this.piece(`rows/${at}.json`, versions[at]);
        return Object.fromEntries(this.index.fields.map((field, place) => [field, rows[number % each][place]]));
      }),
    );
  }
}
