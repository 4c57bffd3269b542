import { settingsContract } from '#shared/contracts/settings.ts';
import { implement } from '#service/rpc/implement.ts';
import { forgetProject, readRecent } from './recent-projects.ts';
import {
  readKeybindings,
  readSettings,
  readWindowState,
  writeKeybindings,
  writeSetting,
  writeWindowState,
} from './user-settings.ts';

/** The person's own files; none of this touches a project. */
export const handlers = implement.router(settingsContract, {
  get: ({ router }) => {
    const { userDataFolder: folder, accountName, appVersion } = router.options;
    return { values: readSettings(folder), keybindings: readKeybindings(folder), folder, accountName, appVersion };
  },
  set: ({ router }, { key, value }) => {
    const folder = router.options.userDataFolder;
    const values = writeSetting(folder, key, value);
    router.emit(settingsContract.topics.changed, { values, keybindings: readKeybindings(folder) });
    return {};
  },
  setKeybindings: ({ router }, { keybindings }) => {
    const folder = router.options.userDataFolder;
    writeKeybindings(folder, keybindings);
    router.emit(settingsContract.topics.changed, { values: readSettings(folder), keybindings });
    return {};
  },
  recent: ({ router }) => ({ projects: readRecent(router.options.userDataFolder) }),
  forgetRecent: ({ router }, { path }) => {
    forgetProject(router.options.userDataFolder, path);
    router.emit(settingsContract.topics.recentChanged, {});
    return {};
  },
  getState: ({ router }, { key }) => ({ value: readWindowState(router.options.userDataFolder, key) }),
  setState: ({ router }, { key, value }) => {
    writeWindowState(router.options.userDataFolder, key, value);
    return {};
  },
});
