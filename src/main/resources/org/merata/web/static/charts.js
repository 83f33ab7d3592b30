// @ts-check
'use strict';
/*
 * Puts Chart.js in the place of the server's drawings of charts over time: hover, a keyboard cursor, series that can be hidden.
 * Decides nothing: values, words and classes come with the chart; colours come from the stylesheet. Where anything is missing, the
 * server's drawing stays.
 */
(() => {
  /**
   * @typedef {{id: string, label: string, role: string, style: string, values: (number | null)[], texts: string[], signals: string[]}} Series
   * @typedef {{from: number, to: number, lower: number, upper: number, centre: number}} Band
   * @typedef {{label: string, role: string, values: (number | null)[]}} Line
   * @typedef {{kind: string, small: boolean, summary: string, cursor: string, shown: string, hidden: string, watermark?: string,
   *   labels: string[], minimum?: number, maximum?: number, logarithmic?: boolean, ticks: {at: number, text: string}[], series: Series[], bands: Band[],
   *   lines: Line[], events: {from: number, to: number, breaks: boolean}[]}} Spec
   * @typedef {{hidden: Set<number>, index: number}} State
   */
  const Chart = /** @type {any} */ (window).Chart;
  if (!Chart || window.matchMedia('(forced-colors: active)').matches) return;

  const WIDE = 540;
  const MOST_LABEL = 168;
  const MOST_DOTS = 200;

  /** @param {string} name */
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const font = () => getComputedStyle(document.body).fontFamily;

  /** The strokes of the stylesheet's classes: colour token, width, dash. */
  /** @type {Record<string, [string, number, number[]]>} */
  const STROKES = {
    s1: ['accent', 2.25, []], s2: ['ink', 1.75, [6, 3]], s3: ['edge', 2.25, []],
    s4: ['accent', 2, [2, 3]], s5: ['ink2', 1.75, [9, 3, 2, 3]], s6: ['edge', 2, [4, 4]], sn: ['ink', 1.75, []],
  };
  /** @type {Record<string, string>} */
  const FILLS = { cd1: 'c5', cd2: 'c4', cd3: 'c3', co1: 'o1', co2: 'o2', co3: 'o3' };

  const hatch = () => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
    pen.fillStyle = token('surface');
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = token('accent');
    pen.lineWidth = 3;
    pen.beginPath();
    for (const shift of [-8, 0, 8]) {
      pen.moveTo(shift - 1, 9);
      pen.lineTo(shift + 9, -1);
    }
    pen.stroke();
    return pen.createPattern(tile, 'repeat');
  };

  /**
   * Where an event stands: in its position, or, for a break, before it.
   * @param {any} x @param {{from: number, breaks: boolean}} event
   */
  const eventAt = (x, event) =>
    event.breaks && event.from > 0 ? (x.getPixelForValue(event.from - 1) + x.getPixelForValue(event.from)) / 2 : x.getPixelForValue(event.from);

  /**
   * No line runs across a break.
   * @param {Spec} spec
   */
  const broken = (spec) => (/** @type {{p1DataIndex: number}} */ piece) =>
    spec.events.some((event) => event.breaks && event.from === piece.p1DataIndex) ? 'transparent' : undefined;

  /** @param {Spec} spec @param {Series} series @param {number} index */
  const dataset = (spec, series, index) => {
    const common = { label: series.label, data: series.values, spanGaps: false, segment: { borderColor: broken(spec) } };
    if (spec.kind === 'stacked_share') {
      const fill = series.style.startsWith('ca') ? hatch() : token(FILLS[series.style]);
      return { ...common, backgroundColor: fill, barPercentage: 0.88, categoryPercentage: 1, borderColor: token('bg'), borderWidth: { top: 1 } };
    }
    if (spec.kind === 'percentiles') {
      const median = series.role === 'p50';
      const partner = { p90: 'p10', p75: 'p25' }[series.role];
      const target = partner ? spec.series.findIndex((other) => other.role === partner) : -1;
      return {
        ...common, borderColor: token(median ? 'ink' : 'edge'), borderWidth: median ? 2.25 : 1, pointRadius: 0, pointHoverRadius: 3,
        backgroundColor: token(series.role === 'p75' ? 'c2' : 'c1'), fill: target < 0 ? false : target,
        order: median ? 0 : series.role === 'p90' ? 2 : 1,
      };
    }
    const dots = spec.series.length * spec.labels.length <= MOST_DOTS;
    if (spec.kind === 'control') {
      const colours = series.signals.map((signal) => token(signal === 'better' ? 'good' : signal === 'worse' ? 'bad' : 'ink2'));
      return {
        ...common, borderColor: token('ink2'), borderWidth: 1.25, pointBackgroundColor: colours, pointBorderColor: colours, pointBorderWidth: 0,
        pointStyle: series.signals.map((signal) => (signal === 'worse' ? 'rectRot' : 'circle')),
        pointRadius: series.signals.map((signal) => (signal === 'worse' ? 4.5 : signal === 'better' ? 3.5 : 2.5)), pointHoverRadius: 5,
      };
    }
    const [colour, width, dash] = STROKES[series.style];
    return {
      ...common, borderColor: token(colour), borderWidth: width, borderDash: dash, pointRadius: dots ? 2 : 0, pointHoverRadius: 4,
      pointBackgroundColor: token(colour), pointBorderWidth: 0, order: index,
    };
  };

  /** @param {(number | null)[]} values */
  const lastIndex = (values) => {
    for (let i = values.length - 1; i >= 0; i--) if (values[i] !== null) return i;
    return -1;
  };

  /**
   * The labels at the right end, in the words of the server's drawing.
   * @param {Spec} spec @param {boolean} wide @param {State} state
   * @returns {{value: number, name: string, text: string, colour: string, bold: boolean}[]}
   */
  const endLabels = (spec, wide, state) => {
    /** @type {{value: number, name: string, text: string, colour: string, bold: boolean}[]} */
    const labels = [];
    if (spec.kind !== 'stacked_share') {
      for (const line of spec.lines) {
        const last = lastIndex(line.values);
        if (last >= 0 && (wide || line.label.length <= 13)) {
          labels.push({ value: /** @type {number} */ (line.values[last]), name: line.label, text: '', colour: line.role === 'nation' ? 'ink' : 'accent', bold: true });
        }
      }
    } else if (!wide) {
      return labels;
    }
    let below = 0;
    spec.series.forEach((series, i) => {
      if (state.hidden.has(i)) return;
      const last = spec.kind === 'stacked_share' ? spec.labels.length - 1 : lastIndex(series.values);
      const value = last >= 0 ? series.values[last] : null;
      if (value === null) return;
      const signal = series.signals[last];
      const text = series.texts[last];
      const percentile = spec.kind === 'percentiles';
      const named = spec.series.length > 1;
      const name = !named ? '' : percentile ? series.role : wide ? series.label : '';
      const strong = !named || series.role === 'nation' || series.role === 'p50';
      labels.push({
        value: spec.kind === 'stacked_share' ? below + value / 2 : value, name, text,
        colour: signal === 'better' ? 'good' : signal === 'worse' ? 'bad' : strong ? 'ink' : series.role === 'main' ? 'accent' : 'ink2',
        bold: strong || series.role === 'main' || signal === 'better' || signal === 'worse',
      });
      below += value;
    });
    return labels;
  };

  /**
   * Name and value, the name cut where both are too long.
   * @param {CanvasRenderingContext2D} pen @param {{name: string, text: string}} label
   */
  const fit = (pen, label) => {
    const value = label.name && label.text ? ' ' + label.text : label.text;
    const room = MOST_LABEL - pen.measureText(value).width;
    let end = label.name.length;
    if (pen.measureText(label.name).width <= room) return label.name + value;
    while (end > 1 && pen.measureText(label.name.slice(0, end) + '…').width > room) end--;
    return label.name.slice(0, end).trimEnd() + '…' + value;
  };

  /**
   * Evenly spaced labels that fit, counted back from the last, as in the server's drawing.
   * @param {CanvasRenderingContext2D} pen @param {string[]} labels @param {number} room
   */
  const times = (pen, labels, room) => {
    const widest = Math.max(...labels.map((label) => pen.measureText(label).width));
    const apart = 1.5 * widest + 10;
    const last = labels.length - 1;
    const step = [1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120].find((candidate) => candidate <= last && (room * candidate) / last >= apart) || last + 1;
    const chosen = [];
    for (let i = last; i >= 0; i -= step) chosen.push(i);
    const first = chosen[chosen.length - 1];
    if (first > 0 && (first / last) * room >= apart) chosen.push(0);
    return chosen;
  };

  /** Everything around the series: bands, events, target lines, missing marks, end labels, watermark. */
  /** @param {Spec} spec @param {State} state */
  const furniture = (spec, state) => ({
    id: 'furniture',
    /** @param {any} chart */
    beforeDatasetsDraw(chart) {
      const pen = /** @type {CanvasRenderingContext2D} */ (chart.ctx);
      const { left, right, top, bottom } = chart.chartArea;
      const { x, y } = chart.scales;
      const half = spec.labels.length > 1 ? (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2 : (right - left) / 2;
      const from = (/** @type {number} */ i) => Math.max(left, x.getPixelForValue(i) - half);
      const to = (/** @type {number} */ i) => Math.min(right, x.getPixelForValue(i) + half);
      pen.save();
      for (const band of spec.bands) {
        const upper = y.getPixelForValue(band.upper);
        const lower = y.getPixelForValue(band.lower);
        const centre = y.getPixelForValue(band.centre);
        pen.fillStyle = token('band');
        pen.fillRect(from(band.from), upper, to(band.to) - from(band.from), Math.max(1, lower - upper));
        pen.lineWidth = 1;
        for (const [height, dash, colour] of /** @type {[number, number[], string][]} */ ([[upper, [2, 3], 'edge'], [lower, [2, 3], 'edge'], [centre, [], 'ink2']])) {
          pen.setLineDash(dash);
          pen.strokeStyle = token(colour);
          pen.beginPath();
          pen.moveTo(from(band.from), height);
          pen.lineTo(to(band.to), height);
          pen.stroke();
        }
      }
      pen.setLineDash([]);
      for (const event of spec.events) {
        const start = eventAt(x, event);
        if (event.to > event.from) {
          pen.globalAlpha = 0.12;
          pen.fillStyle = token('ink');
          pen.fillRect(start, top, x.getPixelForValue(event.to) - start, bottom - top);
          pen.globalAlpha = 1;
        }
        pen.strokeStyle = token('ink');
        pen.lineWidth = 1;
        pen.setLineDash(event.breaks ? [8, 3, 2, 3] : []);
        pen.beginPath();
        pen.moveTo(start, top - 6);
        pen.lineTo(start, bottom);
        pen.stroke();
      }
      pen.setLineDash([]);
      pen.restore();
    },
    /** @param {any} chart */
    afterDatasetsDraw(chart) {
      const pen = /** @type {CanvasRenderingContext2D} */ (chart.ctx);
      const { left, right, top, bottom } = chart.chartArea;
      const { x, y } = chart.scales;
      const half = spec.labels.length > 1 ? (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2 : (right - left) / 2;
      const family = font();
      pen.save();
      for (const line of spec.lines) {
        pen.strokeStyle = token(line.role === 'nation' ? 'ink' : 'accent');
        pen.lineWidth = line.role === 'nation' ? 1.25 : 2;
        pen.setLineDash(line.role === 'nation' ? [] : [7, 4]);
        pen.beginPath();
        let down = false;
        line.values.forEach((value, i) => {
          if (value !== null) {
            const height = y.getPixelForValue(value);
            if (down) pen.lineTo(Math.max(left, x.getPixelForValue(i) - half), height);
            else pen.moveTo(Math.max(left, x.getPixelForValue(i) - half), height);
            pen.lineTo(Math.min(right, x.getPixelForValue(i) + half), height);
          }
          down = value !== null;
        });
        pen.stroke();
      }
      pen.setLineDash([]);
      pen.textBaseline = 'alphabetic';
      pen.font = '400 12px ' + family;
      pen.fillStyle = token('ink2');
      for (const i of times(pen, spec.labels, right - left)) {
        const at = x.getPixelForValue(i);
        const share = (at - left) / (right - left);
        pen.textAlign = spec.labels.length === 1 ? 'center' : share < 0.08 ? 'left' : share > 0.92 ? 'right' : 'center';
        pen.fillText(spec.labels[i], at, bottom + 17);
      }
      pen.textAlign = 'center';
      pen.font = '700 12px ' + family;
      pen.fillStyle = token('ink');
      if (spec.kind !== 'stacked_share') {
        spec.series.forEach((series, s) => {
          if (!state.hidden.has(s)) series.values.forEach((value, i) => value === null && pen.fillText('×', x.getPixelForValue(i), bottom - 3));
        });
      }
      for (let first = 0; first < spec.events.length; ) {
        let last = first;
        const start = eventAt(x, spec.events[first]);
        while (last + 1 < spec.events.length && eventAt(x, spec.events[last + 1]) - start < 18) last++;
        pen.fillText(last === first ? String(first + 1) : first + 1 + '–' + (last + 1), start, top - 9);
        first = last + 1;
      }
      if (state.index >= 0) {
        const at = x.getPixelForValue(state.index);
        pen.strokeStyle = token('ink');
        pen.lineWidth = 1;
        pen.setLineDash([3, 3]);
        pen.beginPath();
        pen.moveTo(at, top);
        pen.lineTo(at, bottom);
        pen.stroke();
        pen.setLineDash([]);
      }
      const labels = endLabels(spec, chart.width >= WIDE, state)
        .map((label) => ({ ...label, at: y.getPixelForValue(label.value) }))
        .sort((a, b) => a.at - b.at);
      for (let i = 0, least = top; i < labels.length; i++) least = (labels[i].at = Math.max(labels[i].at, least)) + 14;
      for (let i = labels.length - 1, most = bottom; i >= 0; i--) most = (labels[i].at = Math.min(labels[i].at, most)) - 14;
      pen.textAlign = 'left';
      for (const label of labels) {
        pen.font = (label.bold ? '700' : '400') + ' 12px ' + family;
        pen.fillStyle = token(label.colour);
        pen.fillText(fit(pen, label), right + 8, label.at + 4);
      }
      if (spec.watermark) {
        pen.font = '400 11px ' + family;
        pen.fillStyle = token('ink2');
        pen.textAlign = 'right';
        pen.fillText(spec.watermark, right, chart.height - 4);
      }
      pen.restore();
    },
  });

  /** @param {Spec} spec @param {State} state @param {HTMLCanvasElement} canvas */
  const build = (spec, state, canvas) => {
    const family = font();
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const room = () => {
      pen.font = '700 12px ' + family;
      const wide = (canvas.parentElement ? canvas.parentElement.clientWidth : 0) >= WIDE;
      return Math.max(8, ...endLabels(spec, wide, state).map((label) => Math.min(MOST_LABEL, pen.measureText((label.name + ' ' + label.text).trim()).width) + 12));
    };
    const text = { color: token('ink2'), font: { family, size: 12 } };
    const stacked = spec.kind === 'stacked_share';
    return new Chart(canvas, {
      type: stacked ? 'bar' : 'line',
      data: { labels: spec.labels, datasets: spec.series.map((series, i) => ({ ...dataset(spec, series, i), hidden: state.hidden.has(i) })) },
      plugins: [furniture(spec, state)],
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, events: ['mousemove', 'mouseout', 'click', 'touchstart', 'touchmove'],
        interaction: { mode: 'index', intersect: false },
        layout: { padding: () => ({ right: room(), top: spec.events.length ? 24 : 12, bottom: spec.watermark ? 40 : 22, left: 0 }) },
        elements: { line: { tension: 0 } },
        scales: {
          x: { offset: stacked, stacked, grid: { display: false }, border: { color: token('edge') }, ticks: { display: false } },
          y: {
            type: spec.logarithmic ? 'logarithmic' : 'linear', stacked, min: spec.minimum, max: spec.maximum, border: { display: false }, grid: { color: token('line'), tickLength: 0 },
            afterBuildTicks: (/** @type {any} */ axis) => { if (spec.ticks.length) axis.ticks = spec.ticks.map((tick) => ({ value: tick.at })); },
            ticks: { ...text, padding: 8, callback: (/** @type {number} */ value, /** @type {number} */ i) => (spec.ticks[i] ? spec.ticks[i].text : value) },
          },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            backgroundColor: token('ink'), titleColor: token('bg'), bodyColor: token('bg'), footerColor: token('bg'), titleFont: { family, size: 13 },
            bodyFont: { family, size: 13 }, footerFont: { family, size: 13, weight: 400 }, cornerRadius: 2, padding: 10, caretSize: 0, displayColors: false,
            callbacks: {
              label: (/** @type {any} */ item) => said(spec, spec.series[item.datasetIndex], item.dataIndex),
              footer: (/** @type {any[]} */ items) => (items.length ? spec.series.filter((series, i) => !state.hidden.has(i) && series.values[items[0].dataIndex] === null)
                .map((series) => said(spec, series, items[0].dataIndex)) : []),
            },
          },
        },
      },
    });
  };

  /** @param {Spec} spec @param {Series} series @param {number} index */
  const said = (spec, series, index) => (spec.series.length > 1 ? series.label + ': ' : '') + series.texts[index];

  /** @param {HTMLElement} figure */
  const enhance = (figure) => {
    const data = figure.querySelector('script[type="application/json"]');
    const draw = figure.querySelector('.draw');
    if (!data || !draw) return;
    const spec = /** @type {Spec} */ (JSON.parse(data.textContent || ''));
    /** @type {State} */
    const state = { hidden: new Set(), index: -1 };
    const box = document.createElement('div');
    box.className = 'canvas';
    const canvas = document.createElement('canvas');
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', spec.summary + ' ' + spec.cursor);
    box.append(canvas);
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.setAttribute('aria-hidden', 'true');
    hint.textContent = spec.cursor;
    const live = document.createElement('p');
    live.className = 'vh';
    live.setAttribute('aria-live', 'polite');
    draw.after(box, hint, live);
    figure.classList.add('live');
    let chart = build(spec, state, canvas);

    const show = () => {
      const at = state.index;
      const elements = at < 0 ? [] : spec.series.map((series, i) => ({ datasetIndex: i, index: at }))
        .filter((element) => !state.hidden.has(element.datasetIndex) && spec.series[element.datasetIndex].values[at] !== null);
      chart.setActiveElements(elements);
      chart.tooltip.setActiveElements(elements, { x: 0, y: 0 });
      chart.update();
      if (at >= 0) {
        live.textContent = spec.labels[at] + ': ' + spec.series.filter((series, i) => !state.hidden.has(i)).map((series) => said(spec, series, at)).join('; ');
      }
    };
    canvas.addEventListener('keydown', (event) => {
      const last = spec.labels.length - 1;
      /** @type {Record<string, number>} */
      const moves = { ArrowRight: Math.min(last, state.index + 1), ArrowLeft: state.index < 0 ? last : Math.max(0, state.index - 1), Home: 0, End: last, Escape: -1 };
      if (!(event.key in moves)) return;
      event.preventDefault();
      state.index = moves[event.key];
      show();
    });
    canvas.addEventListener('blur', () => {
      state.index = -1;
      show();
    });
    addToggles(figure, spec, state, live, (index) => {
      chart.setDatasetVisibility(index, !state.hidden.has(index));
      chart.update();
    });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      chart.destroy();
      chart = build(spec, state, canvas);
    });
  };

  /** @param {HTMLElement} figure @param {Spec} spec @param {State} state @param {HTMLElement} live @param {(index: number) => void} changed */
  const addToggles = (figure, spec, state, live, changed) => {
    if (spec.kind === 'stacked_share') return;
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (figure.querySelectorAll('.key [data-series]'))) {
      const index = spec.series.findIndex((series) => series.id === item.dataset.series);
      if (index < 0) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'true');
      button.append(...item.childNodes);
      item.append(button);
      button.addEventListener('click', () => {
        if (!state.hidden.has(index) && state.hidden.size === spec.series.length - 1) return;
        if (!state.hidden.delete(index)) state.hidden.add(index);
        const shown = !state.hidden.has(index);
        button.setAttribute('aria-pressed', String(shown));
        live.textContent = (shown ? spec.shown : spec.hidden).replace('{series}', spec.series[index].label);
        changed(index);
      });
    }
  };

  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('figure.chart'))) enhance(figure);
})();
