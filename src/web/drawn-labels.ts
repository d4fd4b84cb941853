// The error summary calls each field what the page itself calls it, in the order the page draws them: checks of one form are made in
// another order, and the same name means one thing on this form and another on the next.

/** What stands in the summary before a sentence, to be replaced by the label the page draws (components/error-summary). */
const place = /<span data-label-of="([^"]+)">([^<]*)<\/span>/g;

/** Text of a piece of our own markup, without the number of a question and without "(nếu có)". */
const textOf = (html: string) =>
  html
    .replace(/<span class="(?:no|opt)">[^<]*<\/span>/g, '')
    .replace(/<[^>]+>/g, '')
    .trim();

/** The label drawn for a field: its own, or the legend of the group it opens; '' where the page draws none. */
function labelDrawn(html: string, name: string): string {
  const own = new RegExp(`<label class="form-label" for="f-${name}">([\\s\\S]*?)</label>`).exec(html);
  if (own) return textOf(own[1] ?? '');
  const at = html.indexOf(` id="f-${name}"`);
  const group = html.lastIndexOf('<fieldset', at);
  const legend = at < 0 || group < 0 ? null : /<legend>([\s\S]*?)<\/legend>/.exec(html.slice(group, at));
  return legend && !html.slice(group, at).includes('</fieldset>') ? textOf(legend[1] ?? '') : '';
}

/** Rows of people, contents, papers say which row: no label of a page does. */
const isRow = (name: string) => /[.]|^[a-z]\d+_/.test(name);

const summary = /(<div class="summary-error"[\s\S]*?<ul>)([\s\S]*?)(<\/ul>)/;

/** The mistakes as their fields stand from top to bottom; what belongs to no field comes first, what the page does not draw last. */
function inPageOrder(html: string): string {
  return html.replace(summary, (_all, head: string, items: string, foot: string) => {
    const placed = (items.match(/<li>[\s\S]*?<\/li>/g) ?? []).map((item) => {
      const name = /<a href="#(f-[^"]+)"/.exec(item)?.[1];
      const at = name === undefined ? -1 : html.indexOf(` id="${name}"`);
      return { item, at: name !== undefined && at < 0 ? Number.MAX_SAFE_INTEGER : at };
    });
    return `${head}${placed
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item)
      .join('\n')}${foot}`;
  });
}

/** A finished page with its error summary in the order of its fields, each by the label its own form draws. */
export function withDrawnLabels(html: string): string {
  return inPageOrder(html).replace(place, (_all, name: string, given: string) => {
    const label = /^[\w-]+$/.test(name) && !isRow(name) ? labelDrawn(html, name) : '';
    if (!label) return given;
    return `${label}${/[?:]$/.test(label) ? ' ' : ': '}`;
  });
}
