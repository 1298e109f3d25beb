"""Accounts: who may sign in, and as what?"""

import streamlit as st

from dashboard.components.accounts_kept import accounts_kept

st.title("Accounts")
st.write("An account says who somebody is and what parts they play. It opens no family: sight is given family by family.")
accounts_kept()
