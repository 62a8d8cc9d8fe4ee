/** Asks a company's OpenID provider who somebody is (authorization code with PKCE). */
@NullMarked
package earshot.query.openid;

import org.jspecify.annotations.NullMarked;
