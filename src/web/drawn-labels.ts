// The error summary calls each field what the page itself calls it: the same name means one thing on this form and another on the next.

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

/** A finished page with the labels of its own form in its error summary. */
export function withDrawnLabels(html: string): string {
  return html.replace(place, (_all, name: string, given: string) => {
    const label = /^[\w-]+$/.test(name) && !isRow(name) ? labelDrawn(html, name) : '';
    if (!label) return given;
    return `${label}${/[?:]$/.test(label) ? ' ' : ': '}`;
  });
}
