import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([
  AriaComponent,
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  SVGRenderer,
  TooltipComponent,
]);

export interface Series {
  name: string;
  values: number[];
  colour: string;
}

export interface Drawing {
  kind: 'bar' | 'line';
  /** Bars lie where their names are long. */
  lying?: boolean;
  stacked?: boolean;
  names: string[];
  series: Series[];
}

const FEW = 6;

/** Wraps the charting library, so that no page knows it. */
export class Chart {
  private readonly chart: EChartsType;

  constructor(private readonly element: HTMLElement) {
    this.chart = init(element, undefined, { renderer: 'svg' });
  }

  draw({ kind, lying = false, stacked = false, names, series }: Drawing): void {
    // Widths of texts are measured in a canvas, which does not know what "inherit" is.
    const { fontFamily } = window.getComputedStyle(this.element);
    const narrow = this.element.clientWidth < 500;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    // A handful of columns is named one and all.
    const few = !lying && kind === 'bar' && names.length <= FEW;
    const category = {
      type: 'category' as const,
      data: names,
      inverse: lying,
      axisLabel: {
        width: lying ? (narrow ? 130 : 260) : few ? 56 : 90,
        overflow: few || (lying && narrow) ? ('break' as const) : ('truncate' as const),
        ...(few ? { lineHeight: 18 } : {}),
        hideOverlap: !lying && !few,
        interval: lying || few ? 0 : ('auto' as const),
      },
      axisTick: { show: false },
    };
    const value = { type: 'value' as const, minInterval: 1 };
    this.chart.setOption(
      {
        animation: !still,
        // The frame carries the label and the table beside it the figures; the words of the library would replace them.
        aria: {
          enabled: true,
          label: { enabled: false },
          decal: { show: series.length > 1 && kind === 'bar' },
        },
        grid: {
          left: 8,
          right: 24,
          top: series.length > 1 ? 36 : 16,
          bottom: 8,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        legend: series.length > 1 ? { top: 0, left: 0, itemGap: 20 } : { show: false },
        tooltip: { trigger: 'axis', axisPointer: { type: kind === 'bar' ? 'shadow' : 'line' } },
        textStyle: { fontFamily, fontSize: 14 },
        xAxis: lying ? value : category,
        yAxis: lying ? category : value,
        series: series.map(({ name, values, colour }) => ({
          name,
          type: kind,
          data: values,
          itemStyle: { color: colour },
          lineStyle: { width: 2 },
          barMaxWidth: 28,
          symbolSize: 7,
          ...(stacked ? { stack: 'all' } : {}),
        })),
      },
      { notMerge: true },
    );
  }

  resize(): void {
    this.chart.resize();
  }

  dispose(): void {
    this.chart.dispose();
  }
}
