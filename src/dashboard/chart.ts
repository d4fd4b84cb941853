// Bar charts drawn on the server as plain SVG: no script in the page, no inline style (the page's policy forbids it).
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { number } from './words.ts';

echarts.use([BarChart, GridComponent, LegendComponent, LegacyGridContainLabel, SVGRenderer]);
// Without a canvas widths are guessed: give the average advance of Source Sans 3, so that Vietnamese labels are placed well.
echarts.setPlatformAPI({
  measureText: (text: string, font?: string) => {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 14);
    const advance = (letter: string) =>
      /\d/.test(letter) ? 0.497 : /[.,:;il1\s]/.test(letter) ? 0.26 : /[A-ZĐƯƠÀ-Ỹ]/.test(letter) ? 0.6 : 0.49;
    return { width: [...text].reduce((sum, letter) => sum + size * advance(letter), 0) };
  },
});

const font = "'Source Sans 3','Segoe UI',Tahoma,sans-serif";

export interface Bar {
  label: string;
  first: number;
  second?: number;
}
export interface BarDrawing {
  width: number;
  height: number;
  names: [string] | [string, string];
  /** One sentence for those who hear the page. */
  sentence: string;
  bars: readonly Bar[];
  /** Bars lie, the first on top, each with its number; how wide their names may be. */
  lies?: number;
  /** A single series that tells of what is late. */
  isLate?: boolean;
}

const kept = new Map<string, string>();

/** One series of bars, or two side by side. Text comes from our own words and numbers; it is escaped all the same. */
export function barChart(chart: BarDrawing): string {
  const key = JSON.stringify(chart);
  const known = kept.get(key);
  if (known) return known;
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, width: chart.width, height: chart.height });
  try {
    instance.setOption(optionsOf(chart));
    const svg = withoutStyles(instance.renderToSVGString({ useViewBox: true }), chart.sentence);
    if (kept.size >= 60) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, svg);
    return svg;
  } finally {
    instance.dispose(); // otherwise its timers keep the process alive
  }
}

function optionsOf({ bars, names, lies, isLate }: BarDrawing) {
  const labels = {
    type: 'category' as const,
    data: bars.map((bar) => bar.label),
    axisLine: { lineStyle: { color: '#76838f' } },
    axisTick: { show: false },
    axisLabel: {
      fontSize: 15,
      color: '#3a4754',
      interval: 0,
      ...(lies === undefined ? {} : { width: lies, overflow: 'truncate' as const }),
    },
  };
  const values = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: lies === undefined ? 4 : 3,
    axisLabel: { show: lies === undefined, fontSize: 15, color: '#52606d', formatter: number },
    splitLine: { lineStyle: { color: '#e3e8ed' } },
  };
  const width = names.length === 2 ? '36%' : '60%';
  const label =
    lies === undefined
      ? {}
      : {
          label: {
            show: true,
            position: 'right' as const,
            fontSize: 14,
            color: '#16212c',
            formatter: ({ value }: { value: unknown }) => number(Number(value)),
          },
        };
  const colours = isLate
    ? [{ color: '#c0392b' }]
    : names.length === 1
      ? [{ color: '#1a5a8c' }]
      : [{ color: '#8fbbdd', borderColor: '#4a7fa8', borderWidth: 1 }, { color: '#1a5a8c' }];
  return {
    animation: false,
    textStyle: { fontFamily: font, fontSize: 15, color: '#3a4754' },
    grid: { left: 4, right: lies === undefined ? 8 : 44, top: 34, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 12,
      itemGap: 18,
      textStyle: { fontSize: 15, color: '#16212c' },
      data: [...names],
    },
    ...(lies === undefined ? { xAxis: labels, yAxis: values } : { xAxis: values, yAxis: { ...labels, inverse: true } }),
    series: names.map((name, place) => ({
      name,
      type: 'bar' as const,
      barWidth: width,
      barGap: '8%',
      itemStyle: colours[place],
      data: bars.map((bar) => (place === 0 ? bar.first : (bar.second ?? 0))),
      ...label,
    })),
  };
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** style="a:b" becomes attributes, <style> and the renderer's classes go. */
function withoutStyles(svg: string, sentence: string): string {
  const attributes = (declarations: string) =>
    declarations
      .split(';')
      .filter(Boolean)
      .map(
        (one) =>
          ` ${one.slice(0, one.indexOf(':')).trim()}="${one
            .slice(one.indexOf(':') + 1)
            .trim()
            .replace(/"/g, "'")}"`,
      )
      .join('');
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, declarations: string) => attributes(declarations))
    .replace(/^<svg width="\d+" height="\d+"/, `<svg role="img" aria-label="${escaped(sentence)}"`);
}
