package earshot.query.live;

import earshot.mention.Listing;
import earshot.query.Component;
import java.util.List;

/** What places state about brands, as last told. */
public interface ListingLedger extends Component {
  /** One entry a place and fact, ordered by source, place and fact. */
  List<Listing> all();
}
