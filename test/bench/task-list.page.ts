// What a page of the task list's benchmark does: draws the same tasks in one way, changes one of them, and scrolls.
import { createCrm, type CrmSource, type Seen, type Task } from '@dealerkit/core';

/** A task as every contestant shows it: the same four texts. */
interface Shown {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly owner: string;
  readonly due: string;
}

/** One way to draw tasks. */
interface Contestant {
  /** Draws none, so that modules, words and styles are there: of a page they are loaded once. */
  none(): Promise<void>;
  /** Draws them; settles when the first rows can be read. */
  draw(): Promise<void>;
  /** Gives one task another title; settles when it can be read. */
  change(index: number): Promise<void>;
  /** What scrolls. */
  scroller(): Element;
}

declare global {
  interface Window {
    contestants: Record<string, () => Promise<Contestant>>;
  }
}

const count = 10_000;
const frame = (): Promise<number> => new Promise(requestAnimationFrame);
const at = (index: number): string => new Date(Date.now() + (index - 200) * 1_800_000).toISOString();
const format = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });

const tasks = Array.from({ length: count }, (_, index) => ({
  id: `t${String(index)}`,
  version: '1',
  kind: 'task',
  title: `Call client ${String(index)} about the offer`,
  status: 'open',
  dueAt: at(index),
  ownerIds: ['ana'],
  leadId: null,
  clientId: null,
  categoryId: 'phone-call',
  ties: ['own:ana'],
  hidden: [],
})) as unknown as Seen<Task>[];
const shown = (): Shown[] =>
  tasks.map(({ id, title, dueAt }) => ({ id, title, category: 'Phone call', owner: 'Ana Ferreira', due: format.format(new Date(dueAt)) }));

async function read(find: () => string, text: string): Promise<void> {
  const end = performance.now() + 10_000;
  while (!find().includes(text)) {
    if (performance.now() > end) throw new Error(`No "${text}"; there is: ${find().slice(0, 200)}`);
    await frame();
  }
}

const box = (): HTMLElement => {
  const element = document.body.appendChild(document.createElement('div'));
  element.style.cssText = 'block-size: 720px; overflow-y: auto';
  return element;
};

/** The element over a Crm whose source answers the prepared tasks in one page; its session is known before. */
async function ours(): Promise<Contestant> {
  let items = tasks;
  let tell = (_id: string): void => undefined;
  const source: CrmSource = {
    session: () =>
      Promise.resolve({
        principal: { id: 'ana', name: 'Ana Ferreira', branch: 'b1', groups: [] },
        rights: Object.fromEntries(
          ['view', 'create', 'complete', 'update', 'assign', 'delete']
            .map((action) => `task.${action}`)
            .map((right) => [right, { right, kind: 'sometimes', grants: [{ by: 'level', ties: ['own:ana'] }], require: [], deny: [] }]),
        ),
        dictionaries: {
          settings: [{ timeZone: 'Europe/Paris', taskCategories: [{ id: 'phone-call', title: { en: 'Phone call' } }] }],
          user: [{ id: 'ana', name: 'Ana Ferreira', branchId: 'b1', groupIds: [], active: true }],
        },
        capabilities: {},
        now: new Date().toISOString(),
      } as never),
    read: () => Promise.resolve([]),
    query: () => Promise.resolve({ items, total: 1001 } as never),
    run: () => Promise.resolve({}),
    preview: () => Promise.reject(new Error('none')),
    stream: (_from, listener) => {
      tell = (id) => {
        listener.onMessage({ cursor: '1', noun: 'task', id, version: '2' });
      };
      return () => undefined;
    },
  };
  const crm = createCrm(source);
  await crm.session.refresh();
  await customElements.whenDefined('dk-task-list');
  const home = box();
  const list = Object.assign(document.createElement('dk-task-list'), { lang: 'en', crm });
  const text = (): string => list.shadowRoot?.querySelector('.lines')?.textContent ?? '';
  return {
    async none() {
      const empty = Object.assign(document.createElement('dk-task-list'), {
        lang: 'en',
        crm: createCrm({ ...source, query: () => Promise.resolve({ items: [], total: 0 }) as never }),
      });
      home.append(empty);
      await read(() => empty.shadowRoot?.textContent ?? '', 'Nothing to do');
      empty.remove();
    },
    async draw() {
      home.append(list);
      await read(text, 'Call client 0 ');
    },
    async change(index) {
      items = tasks.map((task, place) => (place === index ? { ...task, title: 'Changed just now' } : task));
      tell(`t${String(index)}`);
      await read(text, 'Changed just now');
    },
    scroller: () => home,
  };
}

async function tabulator(): Promise<Contestant> {
  // @ts-expect-error it comes without types
  const { TabulatorFull } = (await import('tabulator-tables')) as { TabulatorFull: new (...args: unknown[]) => never };
  const home = document.body.appendChild(document.createElement('div'));
  const data = shown();
  let table: { updateData(rows: object[]): Promise<void>; destroy(): void };
  const make = (rows: readonly Shown[]): typeof table => {
    const columns = ['title', 'category', 'owner', 'due'].map((field) => ({ title: field, field }));
    return new TabulatorFull(home, { data: rows, columns, index: 'id', height: 720, layout: 'fitColumns' });
  };
  return {
    async none() {
      const empty = make([]);
      await read(() => home.textContent, 'owner');
      await frame();
      empty.destroy();
    },
    async draw() {
      table = make(data);
      await read(() => home.textContent, 'Call client 0 ');
    },
    async change(index) {
      await table.updateData([{ id: `t${String(index)}`, title: 'Changed just now' }]);
      await read(() => home.textContent, 'Changed just now');
    },
    scroller: () => home.querySelector('.tabulator-tableholder')!,
  };
}

async function vaadin(): Promise<Contestant> {
  await import('@vaadin/grid');
  const home = document.body.appendChild(document.createElement('div'));
  type Grid = HTMLElement & { items: Shown[] };
  const make = (): Grid => {
    const made = document.createElement('vaadin-grid') as unknown as Grid;
    made.style.blockSize = '720px';
    for (const path of ['title', 'category', 'owner', 'due'])
      made.append(Object.assign(document.createElement('vaadin-grid-column'), { path, header: path }));
    return made;
  };
  const grid = make();
  const data = shown();
  return {
    async none() {
      const empty = make();
      empty.items = [];
      home.append(empty);
      await read(() => empty.textContent, 'owner');
      empty.remove();
    },
    async draw() {
      grid.items = data;
      home.append(grid);
      await read(() => grid.textContent, 'Call client 0 ');
    },
    async change(index) {
      grid.items = data.map((row, place) => (place === index ? { ...row, title: 'Changed just now' } : row));
      await read(() => grid.textContent, 'Changed just now');
    },
    scroller: () => grid.shadowRoot!.querySelector('#table')!,
  };
}

/** The rows that are seen, made by hand and never reused: what any of them must cost at least. */
function floor(): Promise<Contestant> {
  const home = box();
  const data = shown();
  const height = 48;
  const inner = document.createElement('div');
  const draw = (): void => {
    const first = Math.floor(home.scrollTop / height);
    inner.style.paddingBlockStart = `${String(first * height)}px`;
    inner.replaceChildren(
      ...data.slice(first, first + 16).map((row) => {
        const line = document.createElement('div');
        line.style.cssText = `display: grid; grid-template-columns: 2fr 1fr 1fr 1fr; block-size: ${String(height)}px`;
        for (const text of [row.title, row.category, row.owner, row.due])
          line.appendChild(document.createElement('span')).textContent = text;
        return line;
      }),
    );
  };
  return Promise.resolve({
    none: () => Promise.resolve(),
    async draw() {
      inner.style.cssText = `block-size: ${String(count * height)}px; box-sizing: border-box`;
      draw();
      home.append(inner);
      home.addEventListener('scroll', draw);
      await frame();
    },
    async change(index) {
      data[index] = { ...data[index]!, title: 'Changed just now' };
      inner.children[index]!.firstElementChild!.textContent = 'Changed just now';
      await frame();
    },
    scroller: () => home,
  });
}

window.contestants = { ours, tabulator, vaadin, floor };
