/** Who may import whom: docs/architecture.md. Transitive edges count where a rule says `reachable`. */
const tests = "\\.test\\.tsx?$|^(e2e|bench|db/testing|db/seed|scripts|sandbox)/";
const core = "^features/[^/]+/(?!web/)";

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "core-runs-anywhere",
      comment: "The core runs in pages, bots and tests alike: nothing of Next, React or Discord's client.",
      severity: "error",
      from: { path: core, pathNot: tests },
      to: {
        path: "node_modules/(next|react|react-dom|next-auth|server-only|discord\\.js)/|^(app|components|bots|sandbox|scripts|e2e|bench)/|^features/[^/]+/web/",
      },
    },
    {
      name: "core-runs-anywhere-transitively",
      severity: "error",
      from: { path: core, pathNot: tests },
      to: { path: "node_modules/(next|react|react-dom|next-auth|discord\\.js)/", reachable: true },
    },
    {
      name: "web-half-is-private",
      comment:
        "A feature's web half imports its own, other features' cores, components and lib; signing in, guilds and the live line are everybody's.",
      severity: "error",
      from: { path: "^features/([^/]+)/web/", pathNot: tests },
      to: { path: "^features/([^/]+)/web/", pathNot: "^features/($1|identity|guilds|live)/web/" },
    },
    {
      name: "web-half-has-no-raw-database",
      severity: "error",
      from: { path: "^features/[^/]+/web/", pathNot: tests },
      to: { path: "^db/", pathNot: "^db/context\\.ts$" },
    },
    {
      name: "components-know-no-domain",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(app|features|db|bots|sandbox|scripts)/" },
    },
    {
      name: "pages-are-thin",
      comment: "Pages reach data through the web halves; types of the core are fine.",
      severity: "error",
      from: { path: "^app/(?!api/)", pathNot: tests },
      to: { path: "^(db|bots|sandbox|scripts)/" },
    },
    {
      name: "handlers-call-the-core",
      severity: "error",
      from: { path: "^app/api/", pathNot: tests },
      to: { path: "^(components|bots|sandbox|scripts)/|^db/(?!context\\.ts$)" },
    },
    {
      name: "bots-call-the-core",
      severity: "error",
      from: { path: "^bots/(?!runtime/)", pathNot: tests },
      to: { path: "^(app|components|sandbox|scripts)/|^features/[^/]+/web/|^db/(?!context\\.ts$)" },
    },
    {
      name: "the-bots-runtime-starts-and-ends-them",
      comment: "It also checks the database before a bot works, and closes the pool when it stops.",
      severity: "error",
      from: { path: "^bots/runtime/", pathNot: tests },
      to: {
        path: "^(app|components|sandbox|scripts)/|^features/[^/]+/web/|^db/(?!(context|boot|client)\\.ts$)",
      },
    },
    {
      name: "lib-and-db-stand-below",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components|features|bots|sandbox|scripts|db)/" },
    },
    {
      name: "db-knows-no-feature",
      severity: "error",
      from: { path: "^db/(?!seed/|testing/)", pathNot: tests },
      to: { path: "^(app|components|features|bots|sandbox|scripts)/" },
    },
    {
      name: "tables-belong-to-data-and-mutations",
      comment: "Of a feature, or of a part of one, such as features/nitrado/control.",
      severity: "error",
      from: {
        pathNot: `^features/[^/]+/(data|mutations)(/|\\.ts$)|^features/[^/]+/[^/]+/(data|mutations)(/|\\.ts$)|^db/|${tests}`,
      },
      to: { path: "^db/schema/" },
    },
    {
      name: "one-place-knows-the-driver",
      severity: "error",
      from: { pathNot: `^db/|${tests}` },
      to: { path: "node_modules/(pg|@neondatabase)/" },
    },
    {
      name: "the-product-does-not-need-its-stand-ins",
      severity: "error",
      from: { path: "^(app|components|features|lib|bots|db/(?!seed/|testing/))", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(sandbox|e2e|bench|db/testing|db/seed)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|node_modules/\\.)" },
    tsConfig: { fileName: "tsconfig.json" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
