import { isAbsolute } from 'node:path';
import * as z from 'zod/mini';
import { menuRoles } from '#shared/base/menu-model.ts';
import type { DesktopRequestName, DesktopRequests } from '#shared/base/desktop-api.ts';
import type { MenuItemModel, MenuSubmenu } from '#shared/base/menu-model.ts';

const nothing = z.null();
const label = z.string().check(z.maxLength(1_000));
const path = z
  .string()
  .check(z.maxLength(32_767))
  .check(z.refine((value) => isAbsolute(value) && !value.includes('\0')));
const suggestedPath = z
  .string()
  .check(z.maxLength(32_767))
  .check(z.refine((value) => !value.includes('\0')));
const color = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/));
const guid = z.string().check(z.regex(/^[0-9a-fA-F-]{32,36}$/));
const fileFilters = z.array(
  z.object({ name: label, extensions: z.array(z.string().check(z.regex(/^(?:\*|[A-Za-z0-9.]{1,20})$/))) }),
);

const dialog = {
  title: label,
  buttonLabel: z.exactOptional(label),
  defaultPath: z.exactOptional(suggestedPath),
  filters: z.exactOptional(fileFilters),
};

const menuItem: z.ZodMiniType<MenuItemModel> = z.lazy(() =>
  z.union([
    z.object({
      kind: z.literal('command'),
      id: label,
      labelText: label,
      accelerator: z.exactOptional(z.string().check(z.maxLength(100))),
      enabled: z.exactOptional(z.boolean()),
      checked: z.exactOptional(z.boolean()),
      argument: z.exactOptional(suggestedPath),
    }),
    z.object({ kind: z.literal('role'), role: z.enum(menuRoles), labelText: label }),
    z.object({ kind: z.literal('separator') }),
    submenu,
  ]),
);

const submenu: z.ZodMiniType<MenuSubmenu> = z.object({
  kind: z.literal('submenu'),
  id: label,
  labelText: label,
  items: z.array(menuItem),
});

/** What each request must look like. The page is trusted to be ours, its input is not. */
export const requestSchemas: {
  readonly [Name in DesktopRequestName]: z.ZodMiniType<DesktopRequests[Name]['input']>;
} = {
  'dialog:open': z.object({ ...dialog, kind: z.enum(['file', 'folder']), multiple: z.exactOptional(z.boolean()) }),
  'dialog:save': z.object(dialog),
  'shell:reveal': z.object({ path }),
  'clipboard:write': z.object({ text: z.string(), html: z.exactOptional(z.string()) }),
  'menu:set': z.object({ menus: z.array(submenu) }),
  'theme:get': nothing,
  'theme:set': z.object({ source: z.enum(['system', 'light', 'dark']) }),
  'recent:add': z.object({ path }),
  'recent:clear': nothing,
  'open:take': nothing,
  'open:take-sample': nothing,
  'keychain:state': nothing,
  'keychain:store': z.object({ project: guid, passphrase: z.string().check(z.minLength(1), z.maxLength(10_000)) }),
  'keychain:read': z.object({ project: guid }),
  'keychain:forget': z.object({ project: guid }),
  'window:state': nothing,
  'window:minimise': nothing,
  'window:toggle-maximised': nothing,
  'window:set-full-screen': z.object({ fullScreen: z.boolean() }),
  'window:set-zoom': z.object({ level: z.number() }),
  'window:set-title': z.object({ title: label, path: z.nullable(path) }),
  'window:set-title-bar-colors': z.object({ background: color, symbols: color }),
  'window:set-progress': z.object({ fraction: z.nullable(z.number().check(z.minimum(0), z.maximum(1))) }),
  'window:reload': nothing,
  'window:close': nothing,
  'service:state': nothing,
  'power:idle-seconds': nothing,
};
