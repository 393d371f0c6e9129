// The manifest that editors and the stories read: it names the built files, and leaves out what is private.

// The analyzer takes every reactive property for public: drop the ones that a class declares as state. It learns a tag from a `define` call, which
// stands in another file here: read it from the class.
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
        const { hidden = [], members } = declaration;
        delete declaration.hidden;
        if (members)
          declaration.members = members.filter(({ name, privacy }) => (!privacy || privacy === 'public') && !hidden.includes(name));
      }
    // An element stands in a file of its folder's name; everything else is its inside.
    customElementsManifest.modules = customElementsManifest.modules.filter(({ path }) => /\/([\w-]+)\/\1\.js$/.test(path));
  },
};

export default {
  globs: ['packages/elements/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.harness.ts', '**/locales/**'],
  outdir: 'packages/elements',
  litelement: true,
  packagejson: false,
  plugins: [elements, publicOnly],
};
