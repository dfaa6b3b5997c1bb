export interface Excerpt {
  before: string;
  quote: string;
  after: string;
}

const CONTEXT = 240;

/** The quote in its place. White space differs between a text and its quotation, so it is not compared. */
export function excerptOf(source: string, quote: string): Excerpt | undefined {
  // The sources are kept as Markdown; its marks are no part of the text.
  const text = source.replace(/\*\*|^#+ /gm, '');
  const places: number[] = [];
  let bare = '';
  for (let index = 0; index < text.length; index++) {
    if (/\s/.test(text.charAt(index))) continue;
    places.push(index);
    bare += text.charAt(index);
  }
  const wanted = quote.replace(/\s/g, '');
  const found = wanted === '' ? -1 : bare.indexOf(wanted);
  const start = places[found];
  const last = places[found + wanted.length - 1];
  if (start === undefined || last === undefined) return undefined;
  return {
    before: `${start > CONTEXT ? '…' : ''}${text.slice(Math.max(0, start - CONTEXT), start)}`,
    quote: text.slice(start, last + 1),
    after: `${text.slice(last + 1, last + 1 + CONTEXT)}${last + 1 + CONTEXT < text.length ? '…' : ''}`,
  };
}
