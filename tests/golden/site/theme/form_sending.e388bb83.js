// How a record leaves the browser: a new file at the forge, a mail, a download, the clipboard. And its file's name.
const LONGEST_ADDRESS = 7500;
// Windows hands no more than 2,083 characters of an address on to a mail program.
const LONGEST_MAIL = 2000;
const LONGEST_NAME = 80;
// As `board/importing/slugs.py` has it.
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", "&": " and " };

export function slugFrom(text) {
  const small = text.toLowerCase().replace(/[ßæœøđðþłı&]/g, (letter) => LETTERS[letter]);
  const plain = small.replaceAll("c++", "c-plus-plus").replaceAll("c#", "c-sharp").replace(/['’]/g, "");
  const latin = plain.normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  const slug = latin.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug.length <= LONGEST_NAME) return slug;
  const cut = slug.slice(0, LONGEST_NAME + 1);
  return (cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : slug.slice(0, LONGEST_NAME)).replace(/-+$/, "");
}

export const isSlug = (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= LONGEST_NAME;

const quotedPath = (path) => path.split("/").map(encodeURIComponent).join("/");

// The address of a new file with its text, and whether the text had to stay behind.
export function newFile(pattern, path, text) {
  const withPath = pattern.replace("{path}", () => quotedPath(path));
  const whole = withPath.replace("{text}", () => encodeURIComponent(text));
  return whole.length <= LONGEST_ADDRESS ? [whole, false] : [withPath.slice(0, withPath.lastIndexOf("&")), true];
}

export const editFile = (pattern, path) => pattern.replace("{path}", () => quotedPath(path));

// The address of a mail with the text, and whether it had to stay behind.
export function mail(address, subject, text, instead) {
  const start = `mailto:${encodeURIComponent(address).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=`;
  const whole = start + encodeURIComponent(text.replaceAll("\n", "\r\n"));
  return whole.length <= LONGEST_MAIL ? [whole, false] : [start + encodeURIComponent(instead), true];
}

export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A link that is followed at once: in another tab, or to the mail program.
export function follow(address) {
  const link = document.createElement("a");
  Object.assign(link, { href: address, rel: "noopener noreferrer" });
  if (!address.startsWith("mailto:")) link.target = "_blank";
  link.click();
}
