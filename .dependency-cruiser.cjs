/**
 * Who may import whom.
 * Page: main > embed > app > features > session > findings > panels | charts | queries | url | ui > i18n > lib.
 * Tools: e2e > soak | chaos > bench | checks > docs > backends > demo | targets | deps | images | screenshots > simulator | servers > programs | process.
 */
const room = (name) => `^src/${name}/`;
const tools = (...names) => `^tools/(${names.join('|')})/`;
const middle = ['panels', 'charts', 'queries', 'url', 'ui'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'lib-imports-nothing-of-ours',
      severity: 'error',
      from: { path: room('lib') },
      to: { path: '^src/', pathNot: room('lib') },
    },
    {
      name: 'lib-is-plain',
      comment: 'No Svelte, no library of the browser in lib.',
      severity: 'error',
      from: { path: room('lib'), pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(valibot|@date-fns/tz)/' },
    },
    {
      name: 'i18n-imports-lib-only',
      severity: 'error',
      from: { path: room('i18n') },
      to: { path: '^src/', pathNot: '^src/(i18n|lib)/' },
    },
    ...middle.map((name) => ({
      name: `${name}-imports-downwards`,
      severity: 'error',
      // A test may reach for its neighbour: what a catalogue says is proved on what asks it.
      from: { path: room(name), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: `^src/(${name}|i18n|lib)/` },
    })),
    {
      name: 'findings-import-downwards',
      severity: 'error',
      from: { path: room('findings'), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(main\\.ts|app|features|session)' },
    },
    {
      name: 'session-imports-downwards',
      severity: 'error',
      from: { path: room('session') },
      to: { path: '^src/(main\\.ts|app|features)' },
    },
    {
      name: 'features-import-downwards',
      severity: 'error',
      from: { path: room('features') },
      to: { path: '^src/(app/|main\\.ts)' },
    },
    {
      name: 'features-do-not-see-each-other',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'only-the-page-and-the-elements-start-an-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts$|embed/)' },
      to: { path: '^src/(main\\.ts$|embed/)' },
    },
    {
      name: 'embed-does-not-import-main',
      severity: 'error',
      from: { path: room('embed') },
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'only-charts-know-uplot',
      severity: 'error',
      from: { path: '^src/', pathNot: room('charts') },
      to: { path: '^node_modules/uplot/' },
    },
    {
      name: 'only-queries-know-prometheus-query',
      severity: 'error',
      from: { path: '^src/', pathNot: room('queries') },
      to: { path: '^node_modules/(prometheus-query|axios)/' },
    },
    {
      name: 'only-ui-knows-bits-ui',
      severity: 'error',
      from: { path: '^src/', pathNot: room('ui') },
      to: { path: '^node_modules/bits-ui/' },
    },
    {
      name: 'only-tests-import-fixtures',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.ts$', '/fixtures/'] },
      to: { path: '^src/.*/fixtures/' },
    },
    {
      name: 'the-page-does-not-import-tools',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(tools|e2e)/' },
    },
    {
      name: 'fixtures-are-for-tests',
      severity: 'error',
      from: { path: '^(src|tools)/', pathNot: '(\\.test\\.ts|\\.fixture\\.ts)$|/fixtures/' },
      to: { path: '\\.fixture\\.ts$|/fixtures/' },
    },
    {
      name: 'properties-have-a-fixed-seed',
      severity: 'error',
      from: { path: '^(src|tools|e2e)/', pathNot: '^src/lib/property\\.fixture\\.ts$' },
      to: { path: 'node_modules/fast-check/' },
    },
    {
      name: 'tools-do-not-import-e2e',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^e2e/' },
    },
    {
      name: 'programs-process-and-build-import-downwards',
      severity: 'error',
      from: { path: '^tools/(programs|process|build)/' },
      to: { path: '^(src|tools)/', pathNot: '^tools/($1|process)/' },
    },
    {
      name: 'simulator-and-servers-import-downwards',
      severity: 'error',
      from: { path: '^tools/(simulator|servers)/' },
      to: { path: '^(src|tools)/', pathNot: '^tools/($1|programs|process)/' },
    },
    {
      name: 'tools-of-users-import-downwards',
      comment:
        'The demo, the target list, the installer, the image list and the pictures know neither each other nor the page.',
      severity: 'error',
      from: { path: '^tools/(demo|targets|deps|images|screenshots)/' },
      to: { path: '^(src|tools)/', pathNot: '^tools/($1|simulator|servers|programs|process)/' },
    },
    {
      name: 'backends-import-the-demo',
      comment: 'They show the simulated servers of the demo before other servers than Prometheus.',
      severity: 'error',
      from: { path: tools('backends') },
      to: {
        path: '^(src|tools)/',
        pathNot: '^tools/(backends|demo|simulator|servers|programs|process)/',
      },
    },
    {
      name: 'doctor-imports-the-doctor-of-the-page',
      comment: 'The doctor of the shell has the checks and the words of the page.',
      severity: 'error',
      from: { path: tools('doctor'), pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '^(src|tools)/', pathNot: '^src/(features/doctor|lib)/|^tools/(doctor|process)/' },
    },
    {
      name: 'docs-import-the-catalogue',
      comment:
        'The docs follow the panels, their PromQL, the parameters of a link, what the simulator exports and which pictures are made.',
      severity: 'error',
      from: { path: tools('docs') },
      to: {
        path: '^(src|tools)/',
        pathNot: '^src/(panels|queries|url|lib)/|^tools/(docs|screenshots|simulator)/',
      },
    },
    {
      name: 'checks-import-no-bench-and-no-drawing',
      comment: 'Checks test numbers and configuration; the page as a whole is tested in e2e.',
      severity: 'error',
      from: { path: tools('checks') },
      to: { path: '^src/(main\\.ts|app|charts|ui|url)|^tools/bench/' },
    },
    {
      name: 'soak-and-chaos-import-the-bench',
      comment:
        'They use its histories, its served page and its browser, and know the page only from outside.',
      severity: 'error',
      from: { path: tools('soak', 'chaos') },
      to: {
        path: '^(src|tools)/',
        pathNot: '^tools/($1|bench|simulator|servers|programs|process)/',
      },
    },
    {
      name: 'bench-imports-named-rooms-and-no-checks',
      severity: 'error',
      from: { path: tools('bench') },
      to: {
        path: '^(src|tools)/',
        pathNot:
          '^src/(app|session|panels|queries|url|lib)/|^tools/(bench|simulator|servers|programs|process)/|^tools/kit-panels\\.ts$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'default', 'types'],
    },
  },
};
