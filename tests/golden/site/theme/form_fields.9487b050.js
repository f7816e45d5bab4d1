// The fields of a form and what stands in them, as a record and back; `macros/record_field.html` makes the fields.
import { FORBIDDEN } from "./record_text.0b307454.js";

const INNER = "[data-field],[data-item],form";
// A shorter text of one line fits beside its key.
const SHORT = 60;

// The name of an item, and of the one field that is enough of it.
const NAMES = ":scope>.field>.field__name,:scope>[data-kind=brief]>.field__group>.field:first-child>.field__name";

const HOLDERS = new Set(["group", "ways"]);

let made = 0;

export const controlOf = (field) => field.querySelector("input:not([type=hidden]),select,textarea,button");

// The fields right inside a form, a field or an item of a list.
export function fieldsIn(root) {
  return [...root.querySelectorAll("[data-field]")].filter((field) => field.parentElement.closest(INNER) === root);
}

const itemsOf = (list) => [...list.querySelector("[data-items]").children];

export function today(zone, days = 0) {
  // The Swedes write days as our files do.
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv", { timeZone: zone });
}

// The record that the fields below a root say. `places` gets the field of each path, also where nothing is written.
export function recordIn(root, places, zone) {
  return groupIn(root, "", places, zone) ?? {};
}

function groupIn(root, path, places, zone) {
  const group = {};
  for (const field of fieldsIn(root)) {
    if (field.closest("[hidden]")) continue;
    const { field: name } = field.dataset;
    const value = valueOf(field, path && name ? `${path}.${name}` : path || name, places, zone);
    if (value !== undefined) group[name] = value;
  }
  return Object.keys(group).length ? group : undefined;
}

function valueOf(field, path, places, zone) {
  places.set(path, field);
  const value = writtenIn(field, path, places, zone);
  field.toggleAttribute("data-empty", value === undefined);
  return value;
}

function writtenIn(field, path, places, zone) {
  const { kind, type } = field.dataset;
  if (kind === "list") return listIn(field, path, places, zone);
  if (kind === "radios") return field.querySelector(":checked")?.value;
  if (kind === "agreed") return controlOf(field).checked ? today(zone) : undefined;
  if (kind === "fixed") return field.querySelector("input").value;
  if (kind === "group" || kind === "ways" || kind === "brief") {
    const group = groupIn(field, path, places, zone);
    const [first] = fieldsIn(field);
    // In short, the text alone.
    const isBrief = kind === "brief" && group && Object.keys(group).join() === first.dataset.field;
    if (isBrief) places.set(path, first);
    return isBrief ? group[first.dataset.field] : group;
  }
  return typed(controlOf(field).value, type);
}

function listIn(field, path, places, zone) {
  const values = [];
  for (const item of itemsOf(field)) {
    const [inner] = fieldsIn(item);
    const value = valueOf(inner, `${path}[${values.length}]`, places, zone);
    if (value !== undefined) values.push(value);
  }
  return values.length ? values : undefined;
}

// A text as the type of its field.
function typed(written, type) {
  // What no file can hold, nobody can see.
  const text = written.replace(FORBIDDEN, "").replace(/\r\n?/g, "\n");
  if (!text.trim()) return undefined;
  if (type === "prose") {
    const prose = text.replace(/^\s*\n/, "").trimEnd();
    return prose.includes("\n") || prose.length > SHORT ? `${prose}\n` : prose.trim();
  }
  const value = text.trim();
  if (type === "boolean") return value === "true";
  if (type === "number" || type === "integer") return Number.isFinite(Number(value)) ? Number(value) : value;
  if (type === "month" && /^\d{4}$/.test(value)) return Number(value);
  return value;
}

// Write a record into the fields below a root.
export function fill(root, record) {
  for (const field of fieldsIn(root)) {
    const value = record[field.dataset.field];
    if (value !== undefined) fillField(field, value);
  }
}

function fillField(field, value) {
  const { kind } = field.dataset;
  const isGroup = value !== null && typeof value === "object" && !Array.isArray(value);
  // What is kept in a browser may be of an older form.
  if (kind === "list" ? !Array.isArray(value) : kind === "brief" ? Array.isArray(value) : isGroup !== HOLDERS.has(kind)) return;
  if (kind === "list") {
    while (itemsOf(field).length > value.length) itemsOf(field).at(-1).remove();
    value.forEach((part, number) => {
      const item = itemsOf(field)[number] ?? addItem(field);
      fillField(fieldsIn(item)[0], part);
    });
    number(field);
  } else if (kind === "radios") {
    for (const input of field.querySelectorAll("input")) input.checked = input.value === String(value);
  } else if (kind === "agreed") controlOf(field).checked = true;
  else if (kind === "ways") fillWay(field, value);
  else if (kind === "brief") fill(field, isGroup ? value : { [fieldsIn(field)[0].dataset.field]: value });
  else if (kind === "group") fill(field, value);
  else if (kind !== "fixed") controlOf(field).value = String(value).trimEnd();
  field.closest("details")?.setAttribute("open", "");
}

function fillWay(field, value) {
  for (const way of field.querySelectorAll("[data-way]")) {
    const fixed = way.querySelector("[data-kind=fixed]");
    if (value[fixed.dataset.field] !== fixed.querySelector("input").value) continue;
    choose(field, way.dataset.way);
    fill(field, value);
  }
}

export function choose(field, way) {
  for (const input of field.querySelectorAll(":scope > .field__radios input")) input.checked = input.value === way;
  for (const one of field.querySelectorAll(":scope > [data-way]")) one.hidden = one.dataset.way !== way;
}

// Another item at the end of a list, with ids of its own.
export function addItem(field) {
  const item = field.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  const own = `-${++made}`;
  for (const element of item.querySelectorAll("[id]")) element.id += own;
  for (const element of item.querySelectorAll("[for]")) element.htmlFor += own;
  for (const element of item.querySelectorAll("[type=radio]")) element.name += own;
  for (const element of item.querySelectorAll("[aria-describedby]")) {
    const ids = element.getAttribute("aria-describedby").trim().split(/\s+/);
    element.setAttribute("aria-describedby", ids.map((id) => id + own).join(" "));
  }
  field.querySelector("[data-items]").append(item);
  number(field);
  prepare(item);
  return item;
}

// Say which item of its list each is: two fields of one name are one too many for who cannot see them.
export function number(list) {
  const items = itemsOf(list);
  items.forEach((item, at) => {
    for (const name of item.querySelectorAll(NAMES)) {
      const sign = name.querySelector("[data-number]") ?? document.createElement("span");
      sign.dataset.number = "";
      sign.textContent = ` ${at + 1}`;
      name.append(sign);
    }
    const remove = item.querySelector(":scope > [data-remove]");
    if (!remove) return;
    remove.dataset.label ??= remove.getAttribute("aria-label");
    remove.setAttribute("aria-label", `${remove.dataset.label} ${at + 1}`);
  });
  const add = list.querySelector(":scope > [data-add]");
  if (add) add.hidden = items.length >= Number(list.dataset.most);
}

// What a form holds before anybody has written in it: a first line in the lists that matter, and the usual answers.
export function prepare(root, zone = document.querySelector("[data-zone]").dataset.zone) {
  for (const list of root.querySelectorAll("[data-kind=list]")) {
    const isShown = list.dataset.needed !== undefined || list.closest("[data-part=main]");
    if (isShown && !list.dataset.given && !itemsOf(list).length) addItem(list);
  }
  for (const field of root.querySelectorAll("[data-fill]")) {
    const { fill: wanted, kind } = field.dataset;
    const days = /^today(?:\+(\d+))?$/.exec(wanted);
    if (kind === "ways") choose(field, field.querySelector(":checked")?.value ?? wanted);
    else if (kind === "radios") field.querySelector(`[value="${wanted}"]`).checked = true;
    else controlOf(field).value ||= days ? today(zone, Number(days[1] ?? 0)) : wanted;
  }
}
