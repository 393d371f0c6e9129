// The manifest that editors and the stories read: it names the built files, and leaves out what is private.

// The analyzer takes every reactive property for public: drop the ones that a class declares as state. It learns a tag from a `define` call, which
// stands in another file here: read it from the class.
const eventClasses = new Map();

// An event stands in a file of its own, with its name as `static readonly type`.
const events = {
  name: 'events',
  collectPhase({ ts, node }) {
    if (!ts.isClassDeclaration(node)) return;
    const type = node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'type')?.initializer;
    if (type && ts.isStringLiteral(type) && type.text.startsWith('dk-')) eventClasses.set(type.text, node.name.getText());
  },
};

const elements = {
  name: 'elements',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const property = (name) => node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === name);
    const properties = property('properties');
    const tag = property('tag')?.initializer;
    const hidden = properties?.initializer?.properties
      ?.filter(({ initializer }) => initializer?.getText().includes('state: true'))
      .map(({ name }) => name.getText());
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.getText());
    if (declaration && hidden) declaration.hidden = hidden;
    if (declaration && tag && ts.isStringLiteral(tag)) Object.assign(declaration, { tagName: tag.text, customElement: true });
  },
};

const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    const built = JSON.stringify(customElementsManifest).replace(/"(?:packages\/elements\/)?src\/([\w./-]+)\.(?:ts|js)"/g, '"dist/$1.js"');
    Object.assign(customElementsManifest, JSON.parse(built));
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations) {
        const { hidden = [], members, events: fired } = declaration;
        delete declaration.hidden;
        // The analyzer takes every `dispatchEvent` for one: those that are told have a name.
        if (fired)
          declaration.events = fired
            .filter(({ name }) => name?.startsWith('dk-'))
            .map((event) => ({ ...event, type: { text: eventClasses.get(event.name) } }));
        if (members)
          declaration.members = members.filter(({ name, privacy }) => (!privacy || privacy === 'public') && !hidden.includes(name));
      }
    // An element stands in a file of its folder's name; everything else is its inside, and of the file what it exports.
    for (const file of customElementsManifest.modules) {
      const told = new Set((file.exports ?? []).map(({ declaration }) => declaration.name));
      file.declarations = (file.declarations ?? []).filter(({ name }) => told.has(name));
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(({ path }) => /\/([\w-]+)\/\1\.js$/.test(path));
  },
};

export default {
  globs: ['packages/elements/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.harness.ts', '**/locales/**'],
  outdir: 'packages/elements',
  litelement: true,
  packagejson: false,
  plugins: [events, elements, publicOnly],
};
