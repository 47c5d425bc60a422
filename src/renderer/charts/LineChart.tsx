import { LineChart as EchartsLine } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useSyncExternalStore } from 'react';

use([EchartsLine, AriaComponent, GridComponent, TooltipComponent, CanvasRenderer]);

/** One line: `values[i]` stands at `xStart + i · xStep`. */
export interface LineSeries {
  readonly name: string;
  /** A CSS colour; `var(--token)` follows the theme. */
  readonly color: string;
  readonly values: readonly number[];
  /** Told from its neighbours by more than colour. */
  readonly dash: 'solid' | 'dashed' | 'dotted';
}

interface LineChartProps {
  readonly label: string;
  readonly series: readonly LineSeries[];
  readonly xStart: number;
  readonly xStep: number;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly yMax?: number;
}

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** A token's value in the theme in force: a canvas cannot read `var()`. */
function resolveColor(color: string): string {
  const token = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
  return token ? getComputedStyle(document.documentElement).getPropertyValue(token).trim() : color;
}

/** Read anew when the theme changes: tokens resolve to other colours then. */
function optionOf({ label, series, xStart, xStep, formatX, formatY, yMax }: LineChartProps, isDark: boolean) {
  const ink = resolveColor('var(--ink-2)');
  const line = resolveColor('var(--line)');
  const text = { color: ink, fontFamily: resolveColor('var(--font-ui)'), fontSize: 10 };
  return {
    animation: false,
    darkMode: isDark,
    aria: { enabled: true, label: { description: label } },
    grid: { left: 34, right: 10, top: 8, bottom: 18 },
    tooltip: {
      trigger: 'axis',
      // Drawn on the canvas: the page's CSP allows no style attributes in HTML.
      renderMode: 'richText',
      backgroundColor: resolveColor('var(--bg-raised)'),
      borderColor: resolveColor('var(--line-strong)'),
      textStyle: { ...text, color: resolveColor('var(--ink-1)'), fontSize: 11 },
      axisPointer: { lineStyle: { color: resolveColor('var(--accent)') } },
      formatter: (points: readonly { readonly seriesName: string; readonly value: readonly [number, number] }[]) =>
        [formatX(points[0]?.value[0] ?? 0), ...points.map((point) => `${point.seriesName}: ${formatY(point.value[1])}`)].join('\n'),
    },
    xAxis: {
      type: 'value',
      min: xStart,
      max: xStart + xStep * Math.max(1, (series[0]?.values.length ?? 1) - 1),
      axisLabel: { ...text, formatter: formatX, hideOverlap: true },
      axisLine: { lineStyle: { color: line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: yMax,
      splitNumber: 2,
      axisLabel: { ...text, formatter: formatY },
      splitLine: { lineStyle: { color: line } },
    },
    series: series.map((one) => ({
      type: 'line',
      name: one.name,
      showSymbol: false,
      data: one.values.map((value, index) => [xStart + index * xStep, value]),
      lineStyle: { color: resolveColor(one.color), width: 1.5, type: one.dash },
      itemStyle: { color: resolveColor(one.color) },
    })),
  };
}

/** Lines over a numeric axis, redrawn with the theme and the size of its place. */
export function LineChart(props: LineChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const theme = useSyncExternalStore(watchTheme, () => document.documentElement.dataset.theme);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    chart.current = init(element, null, { renderer: 'canvas' });
    const observer = new ResizeObserver(() => chart.current?.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(optionOf(props, theme === 'dark'), { notMerge: true });
  }, [props, theme]);

  return <div className="line-chart" ref={place} role="img" aria-label={props.label} />;
}
