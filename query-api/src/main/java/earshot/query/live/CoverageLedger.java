package earshot.query.live;

import earshot.mention.Coverage;
import earshot.query.Component;
import java.util.List;

/** How far each feed got, as last told. */
public interface CoverageLedger extends Component {
  /** One entry a feed, ordered by source, place and feed. */
  List<Coverage> all();
}
