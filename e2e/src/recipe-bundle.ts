/** Makes a script of a recipe that a browser runs: the application around it, its framework, and the built widget. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { compileModule } from 'svelte/compiler';
import { ROOT } from './readme-blocks.js';
import { compileRecipe } from './recipes.js';

/** Inside of this package, so that the frameworks are found from there. */
const FOLDER = join(ROOT, 'e2e/dist/mounted');

/**
 * What an application does with the recipe's component: the token comes later, as it does once somebody has signed in.
 * Each hands `leave` to the page, which takes the component away.
 */
const APPLICATIONS: Record<string, { file: string; entry: string }> = {
  tsx: {
    file: 'recipe.tsx',
    entry: `import { createElement, StrictMode, useState } from 'react';
      import { createRoot } from 'react-dom/client';
      import { Support } from './recipe.tsx';
      function App() {
        const [token, setToken] = useState('');
        window.signIn = setToken;
        return createElement(StrictMode, null, createElement(Support, { token, order: '4711' }));
      }
      const root = createRoot(document.querySelector('#app'));
      root.render(createElement(App));
      window.leave = () => root.unmount();`,
  },
  discussion: {
    file: 'recipe.tsx',
    entry: `import { createElement, StrictMode } from 'react';
      import { createRoot } from 'react-dom/client';
      import { Comments } from './recipe.tsx';
      const root = createRoot(document.querySelector('#app'));
      root.render(createElement(StrictMode, null, createElement(Comments, { token: '', product: '42' })));
      window.leave = () => root.unmount();`,
  },
  vue: {
    file: 'recipe.ts',
    entry: `import { createApp, h, ref } from 'vue';
      import Support from './recipe.ts';
      const token = ref('');
      window.signIn = (value) => { token.value = value; };
      const app = createApp(() => h(Support, { token: token.value, order: '4711' }));
      app.mount('#app');
      window.leave = () => app.unmount();`,
  },
  svelte: {
    file: 'recipe.js',
    entry: `import { mount, unmount } from 'svelte';
      import Support from './recipe.js';
      import { props } from './props.js';
      window.signIn = (value) => { props.token = value; };
      const app = mount(Support, { target: document.querySelector('#app'), props });
      window.leave = () => unmount(app);`,
  },
};

/** What is compiled for it, where that is not its own name. */
const COMPILED: Record<string, string> = { discussion: 'tsx' };

/** @param server origin of the chat's server, in the place of the one that the document names */
export async function bundleRecipe(kind: string, text: string, server: string): Promise<string> {
  const application = APPLICATIONS[kind];
  if (!application) throw new Error(`Nothing mounts recipes of the kind ${kind}.`);
  const folder = join(FOLDER, kind);
  mkdirSync(folder, { recursive: true });
  const recipe = compileRecipe(COMPILED[kind] ?? kind, text).replaceAll('https://chat.example.com', server);
  writeFileSync(join(folder, application.file), recipe);
  writeFileSync(join(folder, 'main.js'), application.entry);
  // Svelte's compiler makes state of it, which every module of an application goes through.
  const props = compileModule("export const props = $state({ token: '', order: '4711' });", {
    filename: 'props.svelte.js',
    generate: 'client',
  });
  writeFileSync(join(folder, 'props.js'), props.js.code);
  const bundle = await rolldown({
    input: join(folder, 'main.js'),
    platform: 'browser',
    transform: {
      define: {
        'process.env.NODE_ENV': '"development"',
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
    },
    logLevel: 'warn',
  });
  try {
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
