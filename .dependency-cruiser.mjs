/** The rules of the layers: who may import what. Run by scripts/check-imports.mjs, which also counts the modules. */

const shared = '^shared/';
const service = '^electron/service/';
const serviceEntry = '^electron/service/service[.]ts$';
/** Pure functions over text, which the pipes call without a service. */
const languageFunctions = '^electron/service/nlp/';
const hostEntry = '^electron/host/host[.]ts$';
const rendererFeature = '^renderer/features/([^/]+)/';
const node = { dependencyTypes: ['core'] };

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule('shared-only-shared', 'shared imports nothing of the other parts', { path: shared }, { path: '^(electron|renderer|tests|scripts)/' }),
    rule('shared-no-node', 'shared runs in browsers too', { path: shared }, node),
    rule('shared-no-platform-packages', 'shared knows no frame, engine or shell', { path: shared }, {
      path: '(^|/)node_modules/(electron|react|react-dom|better-sqlite3|ws)/',
    }),
    rule('service-only-shared', 'the service imports shared and Node', { path: service }, {
      path: '^(electron/(main|preload|host|cli)|renderer|tests|scripts)/',
    }),
    rule('service-no-electron', 'the service never imports electron, nor a frame', { path: service }, {
      path: '(^|/)node_modules/(electron|react|react-dom)/|^electron$',
    }),
    rule('service-core-not-features', 'the core of the service finds features by glob', {
      path: '^electron/service/(db|rpc|jobs|threads|search|importers|exporters)/',
    }, { path: '^electron/service/features/' }),
    rule('nlp-no-database', 'text in, plain results out: nlp never sees a database handle', { path: languageFunctions }, {
      path: '^electron/service/(?!nlp/|search/fold[.]ts)|(^|/)node_modules/better-sqlite3',
    }),
    rule('main-only-shared', 'the desktop shell imports shared and electron', { path: '^electron/main/' }, {
      path: '^(electron/(service|preload|host|cli)|renderer|tests|scripts)/',
      dependencyTypesNot: ['type-only'],
    }),
    rule('preload-only-types', 'the preload script imports shared and electron', { path: '^electron/preload/' }, {
      path: '^(electron/(main|service|host|cli)|renderer|tests|scripts)/',
    }),
    rule('preload-no-node', 'a sandboxed preload script has no Node', { path: '^electron/preload/' }, node),
    rule('host-only-starts', 'the host is given a service and reaches into nothing', { path: '^electron/host/' }, {
      path: '^(electron/(main|preload|service|cli)|renderer|tests|scripts)/',
    }),
    rule('cli-only-starts', 'the command line starts the service and the host, by their entries, and pipes text through nlp', { path: '^electron/cli/' }, {
      path: '^(electron/(main|preload|service|host)|renderer|tests|scripts)/',
      pathNot: [serviceEntry, hostEntry, languageFunctions],
    }),
    rule('electron-in-shell-only', 'only the desktop shell and its preload import electron', { pathNot: '^electron/(main|preload)/|^tests/' }, {
      path: '(^|/)node_modules/electron/|^electron$',
    }),
    rule('renderer-only-shared', 'the renderer imports shared', { path: '^renderer/' }, { path: '^(electron|tests|scripts)/' }),
    rule('renderer-no-node', 'the renderer runs in a sandboxed page', { path: '^renderer/' }, node),
    rule('base-below-all', 'base knows no services', { path: '^renderer/base/' }, { path: '^renderer/(platform|workbench|features)/' }),
    rule('platform-below-workbench', 'platform knows no frame', { path: '^renderer/platform/' }, { path: '^renderer/(workbench|features)/' }),
    rule('workbench-not-features', 'the workbench finds features by glob', { path: '^renderer/workbench/' }, { path: '^renderer/features/' }),
    rule('features-apart', 'a feature never imports another one', { path: rendererFeature }, {
      path: '^renderer/features/',
      pathNot: '^renderer/features/$1/',
    }),
    rule('tests-apart', 'nothing imports tests', { path: '^(shared|electron|renderer)/' }, { path: '^tests/' }),
    rule('no-cycles', 'a cycle of values has no order to load in', { path: '^(shared|electron|renderer)/' }, {
      circular: true,
      viaOnly: { dependencyTypesNot: ['type-only'] },
    }),
    rule('no-unresolved', 'an import leads somewhere', { path: '^(shared|electron|renderer)/' }, {
      couldNotResolve: true,
      pathNot: '[.](css|json|svg|ttf|png)(\\?|$)|^electron$',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
