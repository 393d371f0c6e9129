import { defaultClientConditions } from 'vite';

export default {
  stories: ['../stories/**/*.stories.ts', '../stories/**/*.mdx'],
  // Definitions as a gateway would answer them.
  staticDirs: [{ from: '../stories/forms', to: '/f' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (config) => ({ ...config, resolve: { ...config.resolve, conditions: ['source', ...defaultClientConditions] } }),
};
