import { expect } from 'chai';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Store } from '../client/store.js';
import { StoreController } from './store-controller.js';

/** A host without a document, which counts how often it would draw. */
class Host implements ReactiveControllerHost {
  updates = 0;
  controllers: ReactiveController[] = [];
  updateComplete = Promise.resolve(true);

  addController(controller: ReactiveController) {
    this.controllers.push(controller);
  }
  removeController() {}
  requestUpdate() {
    this.updates += 1;
  }
  connect() {
    for (const controller of this.controllers) controller.hostConnected?.();
    this.updates = 0;
  }
  disconnect() {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }
}

describe('StoreController', () => {
  it('draws its host again after each change', () => {
    const [host, store] = [new Host(), new Store(1)];
    const controller = new StoreController(host, store);
    host.connect();

    store.set(2);
    store.set(2);

    expect(host.updates).to.equal(1);
    expect(controller.state).to.equal(2);
  });

  it('listens to nothing while the host is out of the document', () => {
    const [host, store] = [new Host(), new Store(1)];
    new StoreController(host, store);
    host.connect();
    host.disconnect();

    store.set(2);

    expect(host.updates).to.equal(0);
  });

  it('goes over to another store and forgets the one before', () => {
    const [host, one, other] = [new Host(), new Store(1), new Store(10)];
    const controller = new StoreController(host, one);
    host.connect();

    controller.use(other);
    one.set(2);
    other.set(11);

    expect(host.updates).to.equal(2);
    expect(controller.state).to.equal(11);
  });
});
