import { encodeCursor, SetupStore, type Page } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { customerOf, type Customer } from '../customers/customer';
import { CustomerPages } from './customer-pages.repository';
import {
  invalidQuery,
  readCustomerQuery,
  readFields,
  type CustomerListQuery,
} from './customer-query';
import { requireModel } from './model';
import { sortText, sortValue } from './sort';

/** Customers by what they are like: understood by the model of the workspace, found in MongoDB. */
@Injectable()
export class CustomerQueries {
  constructor(
    private readonly setups: SetupStore<'master-data'>,
    private readonly pages: CustomerPages,
  ) {}

  async list(given: CustomerListQuery): Promise<Page<Customer>> {
    const query = readCustomerQuery(given, await requireModel(this.setups));
    const found = await this.pages.find(query);
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    if (found.length <= query.limit || last === undefined) return { items: items.map(customerOf) };
    const { sort } = query;
    const { id, ...rest } = last;
    const value = sortValue(sort, { _id: id, ...rest });
    const next = encodeCursor({ sort: sortText(sort), value, id });
    return { items: items.map(customerOf), next };
  }

  /** The fields that `fields=` names. @throws ProblemError 400 when the model lacks one */
  async fields(text: string | undefined): Promise<string[] | undefined> {
    if (text === undefined) return undefined;
    const read = readFields(text, await requireModel(this.setups));
    if ('fault' in read) throw invalidQuery([read.fault]);
    return read.value;
  }
}
