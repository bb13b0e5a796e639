"""The words of the domain as frozen models: the plan, a report, a period.

They know no files, no positions and no clock.
"""

import os

# What else is installed must not change a verdict; and to look for pydantic's plugins is to read what every
# installed package says of itself.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
