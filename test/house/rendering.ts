// Which templates were drawn: asked of the cache through which ejs finds every view and whatever it includes.
import { relative } from 'node:path';
import ejs from 'ejs';
import { viewsFolder } from '../../src/web/render.ts';

/** Names of the templates drawn from now on ('petitions/show', 'components/tag'); `stop` gives the cache back. */
export function watchRendering(): { drawn: Set<string>; stop: () => void } {
  const drawn = new Set<string>();
  const { cache } = ejs;
  const { get, set } = cache;
  const note = (path: string) =>
    drawn.add(
      relative(viewsFolder, path)
        .replace(/\.ejs$/, '')
        .replaceAll('\\', '/'),
    );
  cache.get = (path) => {
    note(path);
    return get.call(cache, path);
  };
  cache.set = (path, made) => {
    note(path);
    set.call(cache, path, made);
  };
  return {
    drawn,
    stop: () => {
      cache.get = get;
      cache.set = set;
    },
  };
}
