/** Those who run the company's side: accounts, invitations, keys, settings, and what they did. */
import { z } from '@hono/zod-openapi';
import {
  type AcceptInvitationInput,
  type Account,
  type AccountPage,
  type ApiKey,
  type ApiKeyPage,
  type ApiKeyWithSecret,
  type AuditEntry,
  type AuditPage,
  type AuditQuery,
  type ChangePasswordInput,
  type CreateApiKeyInput,
  type CreateIdentityKeyInput,
  type CreateInvitationInput,
  EVENT_TYPES,
  type IdentityKey,
  type IdentityKeyWithSecret,
  type Invitation,
  type InvitationPage,
  type InvitationShown,
  type InvitationToken,
  type InvitationWithToken,
  LIMITS,
  type Sighting,
  type UpdateAccountInput,
} from '@parley/protocol';
import { cleanText, cursor, email, id, name, pageLimit, siteKey, time } from './common.js';
import { queryList } from './events.js';
import { hasSome, NOTHING } from './inputs.js';

const role = z.enum(['owner', 'admin', 'agent', 'moderator', 'analyst']);
const siteIds = z.array(id('site')).max(200);

export const pageQuery = z.strictObject({ cursor: cursor.optional(), limit: pageLimit });

const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ data: z.array(item), next: z.string().nullable() });

export const account = z
  .strictObject({
    id: id('agent'),
    name: z.string(),
    email: z.string(),
    role,
    active: z.boolean(),
    siteIds: siteIds.nullable(),
    createdAt: time,
  })
  .openapi('Account') satisfies z.ZodType<Account>;

export const accountPage = pageOf(account).openapi('AccountPage') satisfies z.ZodType<AccountPage>;

export const updateAccountInput = z
  .strictObject({
    name: name.optional(),
    role: role.optional(),
    active: z.boolean().optional(),
    siteIds: siteIds.nullable().optional(),
  })
  .refine(hasSome, NOTHING)
  .openapi('UpdateAccountInput') satisfies z.ZodType<UpdateAccountInput>;

export const newPassword = z
  .string()
  .min(LIMITS.passwordMin, `Use at least ${LIMITS.passwordMin} characters.`)
  .max(LIMITS.passwordMax);

export const changePasswordInput = z
  .strictObject({ current: z.string().min(1).max(LIMITS.passwordMax), password: newPassword })
  .openapi('ChangePasswordInput') satisfies z.ZodType<ChangePasswordInput>;

const invitationFields = {
  id: id('invitation'),
  email: z.string(),
  role,
  siteIds: siteIds.nullable(),
  agentId: id('agent').nullable(),
  createdBy: z.strictObject({ id: z.string(), name: z.string().nullable() }),
  createdAt: time,
  expiresAt: time,
};

const invitation = z.strictObject(invitationFields).openapi('Invitation') satisfies z.ZodType<Invitation>;

export const invitationPage = pageOf(invitation).openapi(
  'InvitationPage',
) satisfies z.ZodType<InvitationPage>;

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Expected the secret of a link (43 characters).');

export const invitationWithToken = z
  .strictObject({ ...invitationFields, token: z.string() })
  .openapi('InvitationWithToken') satisfies z.ZodType<InvitationWithToken>;

export const createInvitationInput = z
  .strictObject({ email, role, siteIds: siteIds.nullable().optional() })
  .openapi('CreateInvitationInput') satisfies z.ZodType<CreateInvitationInput>;

export const invitationToken = z
  .strictObject({ token })
  .openapi('InvitationToken') satisfies z.ZodType<InvitationToken>;

export const invitationShown = z
  .strictObject({ email: z.string(), role, name: z.string().nullable(), expiresAt: time })
  .openapi('InvitationShown') satisfies z.ZodType<InvitationShown>;

export const acceptInvitationInput = z
  .strictObject({ token, password: newPassword, name: name.optional() })
  .openapi('AcceptInvitationInput') satisfies z.ZodType<AcceptInvitationInput>;

const scope = z.enum(['read', 'write', 'admin', 'public']);

const keyFields = {
  id: id('apiKey'),
  name: z.string(),
  siteId: id('site').nullable(),
  scopes: z.array(scope),
  createdAt: time,
  revokedAt: time.nullable(),
};

export const apiKey = z.strictObject(keyFields).openapi('ApiKey') satisfies z.ZodType<ApiKey>;

export const apiKeyPage = pageOf(apiKey).openapi('ApiKeyPage') satisfies z.ZodType<ApiKeyPage>;

export const apiKeyWithSecret = z
  .strictObject({ ...keyFields, key: z.string() })
  .openapi('ApiKeyWithSecret') satisfies z.ZodType<ApiKeyWithSecret>;

export const createApiKeyInput = z
  .strictObject({ name, site: siteKey.nullable().optional(), scopes: z.array(scope).min(1).max(4) })
  .openapi('CreateApiKeyInput') satisfies z.ZodType<CreateApiKeyInput>;

const identityKeyFields = { id: z.string(), alg: z.enum(['HS256', 'ES256']), createdAt: time };

const identityKey = z.strictObject(identityKeyFields).openapi('IdentityKey') satisfies z.ZodType<IdentityKey>;

export const identityKeyList = z.strictObject({ data: z.array(identityKey) }).openapi('IdentityKeyList');

export const identityKeyWithSecret = z
  .strictObject({ ...identityKeyFields, secret: z.string().optional() })
  .openapi('IdentityKeyWithSecret') satisfies z.ZodType<IdentityKeyWithSecret>;

export const createIdentityKeyInput = z
  .strictObject({ site: siteKey, publicKey: cleanText(z.string().min(1).max(2000)).optional() })
  .openapi('CreateIdentityKeyInput') satisfies z.ZodType<CreateIdentityKeyInput>;

const auditEntry = z
  .strictObject({
    id: id('event'),
    at: time,
    type: z.enum(EVENT_TYPES),
    actor: z.strictObject({
      type: z.enum(['contact', 'agent', 'key', 'system']),
      id: z.string(),
      name: z.string().nullable(),
    }),
    address: z.string().nullable(),
    siteId: id('site').nullable(),
    subject: z.strictObject({ id: z.string(), name: z.string().nullable() }),
    changed: z.array(z.string()),
  })
  .openapi('AuditEntry') satisfies z.ZodType<AuditEntry>;

export const auditPage = pageOf(auditEntry).openapi('AuditPage') satisfies z.ZodType<AuditPage>;

export const auditQuery = z.strictObject({
  cursor: cursor.optional(),
  limit: pageLimit,
  actor: z
    .string()
    .regex(/^(system|[a-z]{3}_[0-9a-z]{26})$/, 'Expected the id of an agent or a key, or system.')
    .optional(),
  types: queryList(z.enum(EVENT_TYPES), 'settings.updated,key.created'),
  since: time.optional(),
  until: time.optional(),
}) satisfies z.ZodType<AuditQuery>;

const sighting = z
  .strictObject({ origin: z.string(), page: z.string().nullable(), seenAt: time })
  .openapi('Sighting') satisfies z.ZodType<Sighting>;

export const sightingList = z.strictObject({ data: z.array(sighting) }).openapi('SightingList');
