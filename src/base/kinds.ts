import { invariant } from './assert.ts';

/** One member of a family: `kind` is its name in the file format, `label` its name on screen. */
export interface Kind {
  readonly kind: string;
  readonly label: string;
}

/** The member with a kind; the common type of all where the members share one type and so cannot be told apart. */
type MemberOf<Member extends Kind, K> = [Extract<Member, { readonly kind: K }>] extends [never]
  ? Member
  : Extract<Member, { readonly kind: K }>;

/**
 * The one registry mechanism: a family is a list of members, looked up by `kind`.
 * A new member is one file and one line in its family's list.
 *
 * @throws if two members carry the same kind
 */
export function kindFamily<const Members extends readonly Kind[]>(family: string, members: Members) {
  type Member = Members[number];
  const byKind = new Map<string, Member>(members.map((member) => [member.kind, member]));
  invariant(byKind.size === members.length, `each ${family} has a kind of its own`);
  return {
    family,
    members,
    /** @throws if the kind is not listed: the schema refuses it before it comes here */
    get<K extends Member['kind']>(kind: K): MemberOf<Member, K> {
      const member = byKind.get(kind);
      invariant(member, `"${kind}" is a ${family}`);
      return member as MemberOf<Member, K>;
    },
    find: (kind: string): Member | undefined => byKind.get(kind),
  };
}
