package earshot.query.openid;

import earshot.query.access.Role;

/** Somebody for whom a provider vouches, and what they may do here. */
public record Vouched(String name, Role role) {}
