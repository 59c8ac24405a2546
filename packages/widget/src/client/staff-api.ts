/** The part of the HTTP API that is for those who run the company's side. It sends what it is given and keeps nothing. */
import type {
  AcceptInvitationInput,
  Account,
  AccountPage,
  ApiKey,
  ApiKeyPage,
  ApiKeyWithSecret,
  AuditPage,
  ChangePasswordInput,
  Colleague,
  CreateApiKeyInput,
  CreateIdentityKeyInput,
  CreateInvitationInput,
  CreateWebhookInput,
  DeliveryPage,
  IdentityKey,
  IdentityKeyWithSecret,
  InvitationPage,
  InvitationShown,
  InvitationWithToken,
  Me,
  SetAgentTeamsInput,
  Settings,
  SettingsChange,
  Sighting,
  UpdateAccountInput,
  UpdateWebhookInput,
  Webhook,
  WebhookPage,
  WebhookWithSecret,
} from '@parley/protocol';
import type { Api } from './api.js';
import { listAgents } from './desk-api.js';

type List = { cursor?: string | undefined; limit?: number };

export class StaffApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  settings(): Promise<Settings> {
    return this.#api.request('/v1/settings');
  }

  changeSettings(changes: SettingsChange[]): Promise<Settings> {
    return this.#api.request('/v1/settings', { method: 'PATCH', body: { changes } });
  }

  async sightings(site: string): Promise<Sighting[]> {
    const { data } = await this.#api.request<{ data: Sighting[] }>('/v1/sightings', { query: { site } });
    return data;
  }

  agents(): Promise<Colleague[]> {
    return listAgents(this.#api);
  }

  setAgentTeams(id: string, body: SetAgentTeamsInput): Promise<Colleague> {
    return this.#api.request(`/v1/agents/${id}/teams`, { method: 'PUT', body });
  }

  accounts(query: List): Promise<AccountPage> {
    return this.#api.request('/v1/accounts', { query });
  }

  updateAccount(id: string, body: UpdateAccountInput): Promise<Account> {
    return this.#api.request(`/v1/accounts/${id}`, { method: 'PATCH', body });
  }

  /** A link with which the agent sets a new password. */
  inviteAgain(id: string): Promise<InvitationWithToken> {
    return this.#post(`/v1/accounts/${id}/invitation`);
  }

  async changePassword(input: ChangePasswordInput): Promise<void> {
    await this.#post<unknown>('/v1/me/password', input);
  }

  invitations(query: List): Promise<InvitationPage> {
    return this.#api.request('/v1/invitations', { query });
  }

  invite(input: CreateInvitationInput): Promise<InvitationWithToken> {
    return this.#post('/v1/invitations', input);
  }

  async revokeInvitation(id: string): Promise<void> {
    await this.#delete<unknown>(`/v1/invitations/${id}`);
  }

  lookAtInvitation(token: string): Promise<InvitationShown> {
    return this.#post('/v1/invitations/look', { token });
  }

  acceptInvitation(input: AcceptInvitationInput): Promise<Me> {
    return this.#post('/v1/invitations/accept', input);
  }

  keys(query: List): Promise<ApiKeyPage> {
    return this.#api.request('/v1/keys', { query });
  }

  createKey(input: CreateApiKeyInput): Promise<ApiKeyWithSecret> {
    return this.#post('/v1/keys', input);
  }

  revokeKey(id: string): Promise<ApiKey> {
    return this.#delete(`/v1/keys/${id}`);
  }

  async identityKeys(site: string): Promise<IdentityKey[]> {
    const { data } = await this.#api.request<{ data: IdentityKey[] }>('/v1/identity-keys', {
      query: { site },
    });
    return data;
  }

  addIdentityKey(input: CreateIdentityKeyInput): Promise<IdentityKeyWithSecret> {
    return this.#post('/v1/identity-keys', input);
  }

  async removeIdentityKey(site: string, id: string): Promise<void> {
    const path = `/v1/identity-keys/${id}`;
    await this.#api.request<unknown>(path, { method: 'DELETE', query: { site } });
  }

  webhooks(query: List): Promise<WebhookPage> {
    return this.#api.request('/v1/webhooks', { query });
  }

  createWebhook(input: CreateWebhookInput): Promise<WebhookWithSecret> {
    return this.#post('/v1/webhooks', input);
  }

  updateWebhook(id: string, body: UpdateWebhookInput): Promise<Webhook> {
    return this.#api.request(`/v1/webhooks/${id}`, { method: 'PATCH', body });
  }

  rotateWebhook(id: string): Promise<WebhookWithSecret> {
    return this.#post(`/v1/webhooks/${id}/rotate`);
  }

  async deleteWebhook(id: string): Promise<void> {
    await this.#delete<unknown>(`/v1/webhooks/${id}`);
  }

  deliveries(id: string, query: List): Promise<DeliveryPage> {
    return this.#api.request(`/v1/webhooks/${id}/deliveries`, { query });
  }

  async replayDelivery(id: string, deliveryId: string): Promise<void> {
    await this.#post<unknown>(`/v1/webhooks/${id}/deliveries/${deliveryId}/replay`);
  }

  audit(query: List & { actor?: string | undefined; types?: string | undefined }): Promise<AuditPage> {
    return this.#api.request('/v1/audit', { query });
  }

  #post<T>(path: string, body: object = {}): Promise<T> {
    return this.#api.request(path, { method: 'POST', body });
  }

  #delete<T>(path: string): Promise<T> {
    return this.#api.request(path, { method: 'DELETE' });
  }
}
