/**
 * What the sink needs of HubSpot's own client (`@hubspot/api-client`), so that it is bound to no version of it. A `Client` of
 * theirs is one of these.
 */

export interface HubSpotObject {
  id: string;
  properties: Record<string, string | null>;
}

/** What HubSpot says of a part that did not go well: 207. */
interface Errors {
  errors?: { category: string; message: string }[];
}

/** Objects of one kind, a hundred a call at most. */
export interface HubSpotBatch {
  read(input: {
    inputs: { id: string }[];
    idProperty?: string;
    properties: string[];
    propertiesWithHistory: string[];
  }): Promise<{ results: HubSpotObject[] }>;
  update(input: {
    inputs: { id: string; properties: Record<string, string> }[];
  }): Promise<{ results: HubSpotObject[] } & Errors>;
  upsert(input: {
    inputs: { id: string; idProperty?: string; properties: Record<string, string> }[];
  }): Promise<{ results: HubSpotObject[] } & Errors>;
  archive(input: { inputs: { id: string }[] }): Promise<unknown>;
}

interface Named {
  name: string;
}

export interface HubSpotClient {
  crm: {
    contacts: {
      batchApi: HubSpotBatch;
      basicApi: {
        merge(input: { primaryObjectId: string; objectIdToMerge: string }): Promise<unknown>;
        purge(input: { objectId: string }): Promise<unknown>;
      };
    };
    tickets: { batchApi: HubSpotBatch };
    objects: { notes: { batchApi: HubSpotBatch }; communications: { batchApi: HubSpotBatch } };
    associations: {
      v4: {
        batchApi: {
          createDefault(
            from: string,
            to: string,
            input: { inputs: { _from: { id: string }; to: { id: string } }[] },
          ): Promise<unknown>;
          getPage(
            from: string,
            to: string,
            input: { inputs: { id: string; after?: string }[] },
          ): Promise<{
            results: {
              _from: { id: string };
              to: { toObjectId: string }[];
              paging?: { next?: { after: string } };
            }[];
          }>;
        };
      };
    };
    properties: {
      coreApi: {
        getAll(type: string): Promise<{ results: Named[] }>;
        create(type: string, property: PropertyInput): Promise<unknown>;
      };
      groupsApi: {
        getAll(type: string): Promise<{ results: Named[] }>;
        create(type: string, group: { name: string; label: string }): Promise<unknown>;
      };
    };
  };
}

export interface PropertyInput {
  name: string;
  label: string;
  description?: string;
  groupName: string;
  type: string;
  fieldType: string;
  hasUniqueValue?: boolean;
}
