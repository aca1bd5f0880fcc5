import { readFileSync } from 'node:fs';

/** The types of the meta model, as far as messages need them. */
type Type =
  | { readonly kind: 'base'; readonly name: string }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'and' | 'or' | 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'stringLiteral'; readonly value: string }
  | { readonly kind: 'literal'; readonly value: { readonly properties: readonly Property[] } };
interface Property { readonly name: string; readonly type: Type; readonly optional?: boolean }
interface Structure { readonly name: string; readonly properties: readonly Property[]; readonly extends?: readonly Type[]; readonly mixins?: readonly Type[] }
interface Enumeration { readonly name: string; readonly type: Type; readonly values: readonly { readonly value: string | number }[]; readonly supportsCustomValues?: boolean }
interface Message { readonly method: string; readonly params?: Type | readonly Type[]; readonly result?: Type; readonly partialResult?: Type }
interface MetaModel {
  readonly requests: readonly Message[];
  readonly notifications: readonly Message[];
  readonly structures: readonly Structure[];
  readonly enumerations: readonly Enumeration[];
  readonly typeAliases: readonly { readonly name: string; readonly type: Type }[];
}

const model = JSON.parse(readFileSync(new URL('lsp-3.18.json', import.meta.url), 'utf8')) as MetaModel;
const requests = new Map(model.requests.map((one) => [one.method, one]));
const notifications = new Map(model.notifications.map((one) => [one.method, one]));
const structures = new Map(model.structures.map((one) => [one.name, one]));
const enumerations = new Map(model.enumerations.map((one) => [one.name, one]));
const aliases = new Map(model.typeAliases.map((one) => [one.name, one.type]));

/** Methods that LSP does not know are ours; the base protocol's own (`$/…`) are known. */
export const isKnown = (method: string): boolean => requests.has(method) || notifications.has(method);

/** What is wrong with the parameters of a request or notification; empty if nothing is. */
export function wrongParams(method: string, params: unknown): string[] {
  const message = requests.get(method) ?? notifications.get(method);
  if (!message) return [`${method} is no message of the protocol`];
  if (message.params === undefined) return params === undefined || params === null ? [] : [`${method} has parameters`];
  return wrong(Array.isArray(message.params) ? { kind: 'tuple', items: message.params as Type[] } : message.params as Type, params, method);
}

/** What is wrong with the answer to a request. */
export function wrongResult(method: string, result: unknown): string[] {
  const type = requests.get(method)?.result;
  return type ? wrong(type, result, `${method} →`) : [`${method} is no request of the protocol`];
}

/** The best reading of a union is the one with the fewest complaints. */
function wrong(type: Type, value: unknown, at: string): string[] {
  switch (type.kind) {
    case 'base': return isBase(type.name, value) ? [] : [`${at}: ${JSON.stringify(value)?.slice(0, 80)} is no ${type.name}`];
    case 'stringLiteral': return value === type.value ? [] : [`${at}: expected '${type.value}'`];
    case 'array': return Array.isArray(value) ? value.flatMap((one, i) => wrong(type.element, one, `${at}[${i}]`)) : [`${at}: no array`];
    case 'tuple': return Array.isArray(value) && value.length === type.items.length ? type.items.flatMap((item, i) => wrong(item, value[i], `${at}[${i}]`)) : [`${at}: no tuple of ${type.items.length}`];
    case 'map': return isObject(value) ? Object.entries(value).flatMap(([key, one]) => wrong(type.value, one, `${at}.${key}`)) : [`${at}: no map`];
    case 'or': return best(type.items.map((item) => wrong(item, value, at)));
    case 'and': return isObject(value) ? membersWrong(type.items.flatMap((item) => propertiesOf(item)), value, at) : [`${at}: no object`];
    case 'literal': return isObject(value) ? membersWrong(type.value.properties, value, at) : [`${at}: no object`];
    case 'reference': return referenceWrong(type.name, value, at);
  }
}

function referenceWrong(name: string, value: unknown, at: string): string[] {
  if (/^LSP(?:Any|Object|Array)$/.test(name)) return [];
  const alias = aliases.get(name);
  if (alias) return wrong(alias, value, at);
  const enumeration = enumerations.get(name);
  if (enumeration) {
    const listed = enumeration.values.some((one) => one.value === value);
    return listed || (enumeration.supportsCustomValues && wrong(enumeration.type, value, at).length === 0) ? [] : [`${at}: ${JSON.stringify(value)} is no ${name}`];
  }
  if (!structures.has(name)) return [`${at}: the model has no ${name}`];
  return isObject(value) ? membersWrong(propertiesOf({ kind: 'reference', name }), value, at) : [`${at}: no ${name}`];
}

function propertiesOf(type: Type): readonly Property[] {
  if (type.kind !== 'reference') return type.kind === 'literal' ? type.value.properties : [];
  const alias = aliases.get(type.name);
  if (alias) return propertiesOf(alias);
  const structure = structures.get(type.name);
  if (!structure) return [];
  const above = [...structure.extends ?? [], ...structure.mixins ?? []].flatMap(propertiesOf);
  const own = new Set(structure.properties.map(({ name }) => name));
  return [...above.filter(({ name }) => !own.has(name)), ...structure.properties];
}

function membersWrong(properties: readonly Property[], value: Readonly<Record<string, unknown>>, at: string): string[] {
  const known = new Map(properties.map((property) => [property.name, property]));
  const unknown = Object.keys(value).filter((key) => !known.has(key)).map((key) => `${at}: the protocol has no ${key} here`);
  return [...unknown, ...properties.flatMap(({ name, type, optional }) => {
    const member = value[name];
    if (member === undefined) return optional ? [] : [`${at}: ${name} is missing`];
    return wrong(type, member, `${at}.${name}`);
  })];
}

function isBase(name: string, value: unknown): boolean {
  switch (name) {
    case 'string': case 'URI': case 'DocumentUri': case 'RegExp': return typeof value === 'string';
    case 'integer': return Number.isInteger(value);
    case 'uinteger': return Number.isInteger(value) && (value as number) >= 0;
    case 'decimal': return typeof value === 'number';
    case 'boolean': return typeof value === 'boolean';
    case 'null': return value === null;
    default: return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function best(readings: readonly string[][]): string[] {
  return readings.reduce((least, one) => (one.length < least.length ? one : least), readings[0] ?? []);
}
